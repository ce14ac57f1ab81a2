"""The parts of the Mastodon connector that touch no network."""
