"""A document tree to reStructuredText."""
