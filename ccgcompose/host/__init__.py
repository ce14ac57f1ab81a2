"""What the machine offers: keyring, folders, clock and notifications."""
