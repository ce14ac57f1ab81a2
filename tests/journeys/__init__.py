"""An officer's journeys through the whole program."""
