"""The windows: the only package that loads Qt."""
