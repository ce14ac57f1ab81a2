"""What a call carries besides a form or JSON: a file or a part of one, and forms with files in them.

Files are streamed: a film of some hundred megabytes takes no more memory than a picture. Each body is opened
anew for each exchange, so that a call which is safe to repeat is repeated from its first byte.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

_PIECE = 1 << 16
# Shown to the guard against deletions; longer ones are no commands.
MOST_TEXT = 2_000_000
_TEXTUAL = ("text/", "application/json", "application/xml", "application/graphql", "multipart/mixed")


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form with files: words, bytes, or a file. `filename` makes it an upload."""

    name: str
    value: str | bytes | Path
    filename: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes, or a file from `start` on, `length` bytes of it (None: to its end)."""

    data: bytes | Path
    mime: str
    start: int = 0
    length: int | None = None

    @property
    def content_type(self) -> str:
        return self.mime

    def texts(self) -> list[tuple[str, str]]:
        """Return what the guard should read: the words of a body that is text."""
        data = self.data
        textual = self.mime.startswith(_TEXTUAL) or self.mime.split(";")[0].endswith(
            ("+json", "+xml", "encoded")
        )
        if isinstance(data, Path) or not textual:
            return []
        return [("raw body", data[:MOST_TEXT].decode("utf-8", "replace"))]

    def open(self) -> Stream:
        """Return the bytes as they go out."""
        return Stream([(self.data, self.start, self.length)])


@dataclass(frozen=True, slots=True)
class Json:
    """JSON in UTF-8 as it is: there are servers that misread the escapes of characters beyond the first plane."""

    value: Any

    @property
    def content_type(self) -> str:
        return "application/json"

    def texts(self) -> list[tuple[str, str]]:
        """Return it as text that is JSON; the guard looks into it."""
        return [("json", self._text())]

    def open(self) -> Stream:
        """Return the bytes as they go out."""
        return Stream([(self._text().encode("utf-8", "replace"), 0, None)])

    def _text(self) -> str:
        return json.dumps(self.value, ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Multipart:
    """A form with files (RFC 7578), in the order given. `boundary` is made once: a repeat is equal."""

    parts: tuple[Part, ...]
    boundary: str

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self.boundary}"

    def texts(self) -> list[tuple[str, str]]:
        """Return the fields that are words."""
        return [
            (part.name, part.value if isinstance(part.value, str) else part.value.decode("utf-8", "replace"))
            for part in self.parts
            if not part.filename and not isinstance(part.value, Path)
        ]

    def open(self) -> Stream:
        """Return the bytes as they go out."""
        pieces: list[tuple[bytes | Path, int, int | None]] = []
        for part in self.parts:
            value = part.value.encode("utf-8", "replace") if isinstance(part.value, str) else part.value
            pieces += [(self._head(part), 0, None), (value, 0, None), (b"\r\n", 0, None)]
        return Stream([*pieces, (f"--{self.boundary}--\r\n".encode(), 0, None)])

    def _head(self, part: Part) -> bytes:
        lines = f'--{self.boundary}\r\nContent-Disposition: form-data; name="{_quoted(part.name)}"'
        lines += f'; filename="{_quoted(part.filename)}"' if part.filename else ""
        lines += f"\r\nContent-Type: {_quoted(part.mime)}" if part.mime else ""
        return f"{lines}\r\n\r\n".encode()


def multipart(*parts: Part) -> Multipart:
    """Return a form of these parts under a boundary that none of them can hold by chance."""
    return Multipart(parts, secrets.token_hex(24))


class Stream:
    """Bytes and files one after the other, read from the first to the last byte; its length is known before."""

    def __init__(self, pieces: list[tuple[bytes | Path, int, int | None]]) -> None:
        self._pieces: list[tuple[bytes | BinaryIO, int]] = []
        with ExitStack() as opened:
            for data, start, length in pieces:
                self._add(opened, data, start, length)
            self._open = opened.pop_all()
        self._length = sum(left for _, left in self._pieces)

    def _add(self, opened: ExitStack, data: bytes | Path, start: int, length: int | None) -> None:
        if isinstance(data, bytes):
            piece = data[start:] if length is None else data[start : start + length]
            self._pieces.append((piece, len(piece)))
            return
        file = opened.enter_context(data.open("rb"))
        rest = max(0, file.seek(0, 2) - start)
        file.seek(start)
        self._pieces.append((file, rest if length is None else min(rest, length)))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        while piece := self.read(_PIECE):
            yield piece

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes (all that is left: -1), b"" at the end. Raise OSError for a file that shrank."""
        wanted = self._length if size < 0 else size
        read = bytearray()
        while self._pieces and len(read) < wanted:
            read += self._next(wanted - len(read))
        return bytes(read)

    def _next(self, most: int) -> bytes:
        data, left = self._pieces[0]
        take = min(most, left)
        rest: bytes | BinaryIO = data
        if isinstance(data, bytes):
            piece, rest = data[:take], data[take:]
        else:
            piece = data.read(take)
            if len(piece) < take:
                raise OSError("a file became shorter while it was sent")
        if left == take:
            self._pieces.pop(0)
        else:
            self._pieces[0] = (rest, left - take)
        return piece

    def close(self) -> None:
        """Let go of the files."""
        self._open.close()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _quoted(text: str) -> str:
    """Escape as browsers do (RFC 7578, 2; the WHATWG's form-data encoding)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
