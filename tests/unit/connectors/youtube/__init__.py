"""YouTube: its words, its refusals."""
