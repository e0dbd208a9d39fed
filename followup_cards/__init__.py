"""From photographs of business cards to confirmed contacts and the right follow-up drafts, within 48 hours."""

__version__ = "0.1.0"
