"""The parser: what lines of text say about a person."""
