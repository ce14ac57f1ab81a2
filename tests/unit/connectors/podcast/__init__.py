"""Tests of the podcast."""
