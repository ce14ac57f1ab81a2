"""Tests of the publisher on the real scheduler and the real clock."""
