"""The Drafts of a mailbox, over IMAP: messages are put there and nowhere else, and nothing is sent."""
