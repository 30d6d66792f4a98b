"""Shared readings of a document. Each is computed when first asked for and kept beside the text."""
