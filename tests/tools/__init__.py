"""Scripts that make the data files of the package from their sources."""
