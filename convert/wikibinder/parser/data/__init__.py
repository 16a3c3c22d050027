"""Literal tables of the parser."""
