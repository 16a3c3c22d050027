"""Template pages and Lua modules of a wiki: wikitext to the wikitext that MediaWiki's preprocessor makes of it."""
