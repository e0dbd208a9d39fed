"""The services, on real stores with recorded readings."""
