"""Turns a folder of converted pages into a Sphinx project, and that into the editions of a book."""
