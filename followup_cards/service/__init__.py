"""The services behind the commands and the pages: the only place where the stages meet."""
