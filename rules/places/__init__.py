"""Rules of the family ``places``."""
