"""Cards in photographs: found, flattened, turned upright."""
