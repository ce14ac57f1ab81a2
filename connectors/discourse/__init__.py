"""Discourse forums, through the API that every Discourse has."""
