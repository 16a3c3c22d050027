"""Parser functions and variables of MediaWiki."""
