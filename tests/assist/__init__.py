"""Writing help: what may be asked of whom, and what comes back."""
