"""The planner: what goes out when, what waits for a decision, and what went out lately."""
