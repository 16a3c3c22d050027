"""Expansion of template calls, parser functions and variables."""
