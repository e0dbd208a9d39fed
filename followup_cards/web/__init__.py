"""The page for telephone and browser: a second skin over the same service."""
