"""The command line: arguments, commands, progress and exit status."""
