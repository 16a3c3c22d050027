"""Mutation testing: small faults in the package, and whether the tests find them; see ``__main__``."""
