"""A whole run: sources to a folder of converted pages, or to one file of citations."""
