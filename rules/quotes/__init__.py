"""Rules of the family ``quotes``."""
