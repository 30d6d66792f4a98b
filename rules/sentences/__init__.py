"""Rules of the family ``sentences``."""
