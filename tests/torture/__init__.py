"""Campaigns that try to break the program: killed, starved, raced, fed hostile files, texts and servers."""
