"""Literal tables of templates, names and patterns."""
