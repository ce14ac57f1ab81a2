"""The policy: its clauses, the checks, the organisation's own lists, a check of personal posts, earlier versions."""
