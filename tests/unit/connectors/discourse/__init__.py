"""Tests of the Discourse connector's parts."""
