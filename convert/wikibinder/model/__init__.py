"""Data types that every other package shares: pages, nodes, entries, diagnostics, settings, limits."""
