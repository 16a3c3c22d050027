"""Coverage-guided fuzzing: what no input may do to the converter. ``python -m tests.fuzz`` runs it."""
