"""Fetches pages of a wiki to a snapshot folder: the only package that opens connections."""
