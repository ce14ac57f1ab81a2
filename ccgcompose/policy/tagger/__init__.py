"""A small language model of our own that reads a post on this device and says of each word what it tells of whom."""
