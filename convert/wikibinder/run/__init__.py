"""A whole run: sources to a folder of converted pages, or to one data file."""
