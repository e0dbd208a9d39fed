"""A mailbox's drafts, on a real Dovecot."""
