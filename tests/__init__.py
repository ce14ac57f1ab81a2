"""The tests, each folder with one purpose."""
