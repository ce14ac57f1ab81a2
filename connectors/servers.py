"""The address of an organisation's own server, as a person typed or pasted it."""

from __future__ import annotations

from urllib.parse import urlsplit

from ccgcompose.errors import BadInput

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def server_of(written: str, what: str) -> str:
    """Return the address without a last slash. Raise BadInput for one that would carry a sign-in in the clear.

    `what` names what is looked for, such as "a forum".
    """
    typed = written.strip()
    address = (typed if "://" in typed else f"https://{typed}").rstrip("/")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") if parts.port != 0 else ""  # a port that is no number is a ValueError
    except ValueError:
        host = ""
    clear = parts.scheme != "https" and host not in LOOPBACK if host else True
    if clear or parts.query or parts.fragment or "@" in parts.netloc:
        raise BadInput(
            f"“{written}” is not the address of {what} that can be signed in to safely.",
            kept="Nothing was sent.",
            next="Write it with https://, as it stands in the browser.",
        )
    return address
