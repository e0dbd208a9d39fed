"""Measurements of time and growth; each module runs by itself and prints its figures."""
