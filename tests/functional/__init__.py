"""The installed command, as a person or a script runs it."""
