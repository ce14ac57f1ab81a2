"""Whose name it is: a patient's, that of somebody with a post, that of somebody whom everybody may name."""
