"""Tests of the commands, on a workspace of their own."""
