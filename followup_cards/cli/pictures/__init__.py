"""Pictures in the terminal: what it understands, and the codes of each way to draw."""
