"""Template pages and Lua modules of a wiki: expands wikitext as MediaWiki's preprocessor does."""
