"""Tests of the domain: pure values, no fakes needed."""
