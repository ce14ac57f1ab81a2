"""The policy engine: rules, clauses and the normalising of text."""
