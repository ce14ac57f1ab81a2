"""The first start: whose voice this is, who you are, where the first account publishes."""
