"""What a template call, a parser function or a variable expands to."""
