"""What the machine offers: keyring, folders, pictures and clock."""
