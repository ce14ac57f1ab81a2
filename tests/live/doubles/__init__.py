"""Strict stand-ins for platforms whose own software cannot run here."""
