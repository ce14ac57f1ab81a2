"""The newsroom, on real files, read back by foreign parsers."""
