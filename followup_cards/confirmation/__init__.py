"""Confirmation: what to ask a person about a reading, as values that any skin can show and answer."""
