"""From a flat card to text: the readers, what each saw, and where they agree."""
