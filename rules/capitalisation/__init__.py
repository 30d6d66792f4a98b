"""Rules of the family ``capitalisation``."""
