"""Real widgets over fake ports: keys typed, labels read."""
