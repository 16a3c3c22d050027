"""wikibinder: wiki pages into reStructuredText and BibLaTeX, and from these into HTML, EPUB and PDF books."""

__version__ = "0.1.0"
