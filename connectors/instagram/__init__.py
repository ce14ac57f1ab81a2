"""Instagram accounts of organisations, through Meta's Graph API."""
