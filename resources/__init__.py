"""Icons, fonts, style sheets and word lists, read through importlib.resources."""
