"""Rules of the family ``brackets``."""
