"""Facebook Pages, through Meta's Graph API."""
