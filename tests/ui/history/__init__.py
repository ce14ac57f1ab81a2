"""The history, as a person reads it."""
