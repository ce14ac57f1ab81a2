"""Messages between two processes over pipes: four bytes of length, big-endian, then that much JSON in UTF-8."""

from __future__ import annotations

import json
from typing import IO, Any

LONGEST = 8 * 1024 * 1024


def write_frame(pipe: IO[bytes], message: dict[str, Any]) -> None:
    """Send a message. Raise OSError when nobody reads any more."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message; None when the other side ended, broke off, or sent what is none."""
    head = pipe.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > LONGEST:
        return None
    data = pipe.read(size)
    if len(data) < size:
        return None
    try:
        message = json.loads(data.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    return message if isinstance(message, dict) else None
