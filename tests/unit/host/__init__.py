"""The adapters to this computer, each on the real thing."""
