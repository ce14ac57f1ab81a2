"""Quote a piece of the text in a message: on one line, short, and with nothing invisible in it."""

from __future__ import annotations

_LONGEST = 40


def quoted(written: str) -> str:
    """Return the piece in curly quotation marks. Unprintable characters are left out."""
    shown = "".join(character if character.isprintable() else " " for character in written)
    shown = " ".join(shown.split())
    return f"“{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}”"
