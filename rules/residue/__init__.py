"""Rules of the family ``residue``."""
