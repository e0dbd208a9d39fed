"""Measurements of time and growth; each module runs by itself and prints its figures."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # also where RapidOCR is measured by itself

import followup_cards  # noqa: F401 - before NumPy is: it sets how many threads that has
