"""Tests of one unit each, in the shape of the packages."""
