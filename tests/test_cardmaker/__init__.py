"""Tests of the generator of photographed cards: what it calls true must be true."""
