"""A podcast: episodes in a folder of our own, with the feed that podcast programs and directories read."""
