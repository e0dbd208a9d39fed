"""From a photo to its cards: found, flat and upright."""
