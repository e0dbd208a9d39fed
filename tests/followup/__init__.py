"""Tests of the follow-up: who may receive what, by when, in which words."""
