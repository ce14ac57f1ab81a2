"""Tests of the policy engine: views of a text, rules, clauses."""
