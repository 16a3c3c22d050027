"""Converts bibliography entries to BibLaTeX, BibTeX, JSON lines, Parquet and CSL-JSON, and back."""
