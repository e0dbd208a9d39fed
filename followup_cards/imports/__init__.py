"""Contacts out of the files of other programs: vCard, CSV and JSON, read with suspicion and whole or not at all."""
