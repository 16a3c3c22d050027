"""Parts of the Sphinx extension that every edition uses."""
