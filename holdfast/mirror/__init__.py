"""Readings of texts in the language mirror. Nothing of a text is kept unless somebody says so."""
