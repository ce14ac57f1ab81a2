"""LinkedIn: its text, its refusals."""
