"""Find what leads to a person: numbers, dates, addresses and the like, and what stands around them."""
