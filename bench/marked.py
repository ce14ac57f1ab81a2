"""Read the posts of `bench/posts`: what is planted in them, and which of them are kept aside.

A third, by a hash of the text, is the part that is kept aside: nothing is tuned on it. Sections whose heading ends with
"(tuned)" were written while tuning or given to be tuned on, and belong to the other part whole; those that end with
"(aside)" are kept aside whole.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

POSTS = Path(__file__).parent / "posts"
PARTS = ("tuned", "aside")


@dataclass(frozen=True, slots=True)
class Planted:
    """Something that leads to a patient; positions are code points of the post."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Post:
    """One line of a file of posts."""

    line: int
    text: str
    planted: tuple[Planted, ...]
    section: str = ""

    @property
    def part(self) -> str:
        """Return "aside" for a third of all posts, else "tuned"; a post's part never changes."""
        for part in PARTS:
            if self.section.endswith(f"({part})"):
                return part
        digest = hashlib.sha256(self.text.encode()).digest()
        return PARTS[digest[0] % 3 == 0]


def read_posts(name: str, folder: Path | None = None) -> list[Post]:
    """Return the posts of a file, such as "planted" or "clean"."""
    posts, section = [], ""
    path = (folder or POSTS) / f"{name}.md"
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            section = line
        elif line.startswith("- "):
            posts.append(_post(number, line[2:], section))
    return posts


def _post(number: int, written: str, section: str) -> Post:
    text, planted, opened = "", [], ("", 0)
    for piece in re.split(r"(⟦[a-z]+\||⟧)", _spelled(written)):
        if piece.startswith("⟦"):
            opened = (piece[1:-1], len(text))
        elif piece == "⟧":
            planted.append(Planted(*opened, len(text)))
        else:
            text += piece
    return Post(number, text, tuple(planted), section)


def _spelled(written: str) -> str:
    return re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda match: chr(int(match[1], 16)), written.replace("↵", "\n"))
