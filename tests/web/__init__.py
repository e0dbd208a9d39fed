"""The page, driven as a browser drives it, with recorded readings."""
