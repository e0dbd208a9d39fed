"""The command line, in this process with recorded readings."""
