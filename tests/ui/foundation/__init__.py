"""Tests of the theme, the frame, background work and the small widgets."""
