"""The store: one SQLite file and the kept photographs, in one private folder."""
