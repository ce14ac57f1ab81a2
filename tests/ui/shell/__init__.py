"""The window with a workspace behind it."""
