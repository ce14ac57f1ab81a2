"""The accounts page, with real widgets over a real store and platforms in memory."""
