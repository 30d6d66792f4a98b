"""Rules of the family ``untranslated``."""
