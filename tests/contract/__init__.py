"""One abstract suite for each port, inherited by every adapter and every fake."""
