"""Fuzzing with atheris: ``python -m tests.fuzz TARGET`` runs until it finds something or is stopped."""
