"""The questions about a card, driven by scripts."""
