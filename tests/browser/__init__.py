"""The page in a real Chromium, with real readers on real photographs."""
