"""The clock that publishes what is due: claim, lease and recovery."""
