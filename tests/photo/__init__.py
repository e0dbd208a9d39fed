"""Photographs of every kind a camera, a telephone or a scanner writes, and of the kinds nobody should."""
