"""The accounts page: how each account stands, signing in step by step, what is changed of one."""
