"""LinkedIn Pages, through the versioned API of the Community Management product."""
