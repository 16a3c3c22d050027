"""A folder of converted pages to a Sphinx project, and from there to the editions of a book."""
