"""Rules of the family ``calques``."""
