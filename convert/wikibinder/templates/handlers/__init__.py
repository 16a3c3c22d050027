"""Template handlers: Python functions for templates that a text pattern cannot express."""
