"""The readers and what they are built of."""
