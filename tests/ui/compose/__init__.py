"""The compose window over the real use cases, the real store in a folder, and a fake platform."""
