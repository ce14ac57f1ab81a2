"""Tests that hold the promises of the architecture."""
