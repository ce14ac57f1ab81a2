"""The planner: what stands where, what is offered, what is written."""
