"""Bluesky, and every other personal data server of the AT Protocol."""
