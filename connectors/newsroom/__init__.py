"""The newsroom: feeds and pages of our own in a folder. It needs no account anywhere."""
