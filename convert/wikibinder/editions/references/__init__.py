"""Citations, notes and bibliographies of the Sphinx extension."""
