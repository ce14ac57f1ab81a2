"""The door: who is it, and the passphrase. The same panel opens the workspace and unlocks it."""
