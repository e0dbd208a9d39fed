"""Tests of the formats that contacts and drafts are written in, each read back by a real reader."""
