"""Uploading to a real CardDAV server."""
