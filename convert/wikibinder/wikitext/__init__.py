"""Wikitext's outer grammar: template calls, extension tags and their arguments."""
