"""Figures. Each is a ratio against a floor that is measured in the same run, and is written to docs/performance.md."""
