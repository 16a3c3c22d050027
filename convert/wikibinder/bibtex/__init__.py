"""Converts bibliography entries to BibLaTeX, BibTeX, CSL-JSON, RIS and data files; merges entries and data files."""
