"""Taking responsibility by name before something goes out (clause BEST-2)."""
