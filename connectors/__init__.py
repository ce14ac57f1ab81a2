"""One connector for each platform, listed one by one in the registry."""
