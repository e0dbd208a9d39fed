"""Contacts to an address book on a server (CardDAV, RFC 6352)."""
