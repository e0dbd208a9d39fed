"""Make photographs of fictional business cards whose every word, corner and flaw is known."""
