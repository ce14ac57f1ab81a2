"""Forms with files, as a server reads them."""

from __future__ import annotations

from email.parser import BytesParser
from typing import Any


def parts_of_form(kind: str, body: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the fields of a multipart body, with the name of its file in place of it, and the file's bytes."""
    message = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    said: dict[str, Any] = {}
    data = b""
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        if part.get_filename() is not None:
            data = payload
        said[name] = part.get_filename() or payload.decode()
    return said, data
