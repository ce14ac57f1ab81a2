"""Real servers of the platforms' own software, installed by packaging/setup.sh, each bound to 127.0.0.1."""
