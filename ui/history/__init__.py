"""What went out, as it went out, with everything that explains it; and the proof that nobody changed it."""
