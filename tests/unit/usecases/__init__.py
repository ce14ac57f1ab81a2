"""Tests of the use cases over the real store and a fake platform."""
