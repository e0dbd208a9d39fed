"""Writing contacts and drafts in the formats that other programs read."""
