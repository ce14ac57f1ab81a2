"""One rule of the policy in each file."""
