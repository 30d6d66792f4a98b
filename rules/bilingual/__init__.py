"""Rules of the family ``bilingual``."""
