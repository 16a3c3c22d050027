"""Parses wikitext to a document tree: the steps of MediaWiki's parser, in its order, one construct a module."""
