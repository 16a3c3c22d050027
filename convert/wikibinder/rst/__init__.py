"""Writes a document tree as reStructuredText."""
