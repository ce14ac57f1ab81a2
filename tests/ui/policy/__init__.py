"""Tests of the policy page, through its real widgets."""
