"""From photographs of business cards to confirmed contacts and the right follow-up drafts, within 48 hours."""

import os

__version__ = "0.1.0"

# Before NumPy is loaded: its threads for multiplying matrices wait for more work by turning in a circle, so that a few
# small ones for each photo kept a processor busy that the readers need. Whoever sets this differently is heeded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
