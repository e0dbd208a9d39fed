"""Reading files of other programs: what is understood, and what is refused."""
