"""YouTube channels, through the Data API v3."""
