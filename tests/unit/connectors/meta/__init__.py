"""What Facebook and Instagram share."""
