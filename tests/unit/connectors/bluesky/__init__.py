"""The Bluesky connector's parts."""
