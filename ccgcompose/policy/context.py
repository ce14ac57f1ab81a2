"""What rules about words may weigh besides the words: equal for all accounts of a post, and for each key press."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.draft import Draft


class WordsContext:
    """A draft without its words, account and media, as a key under which findings are kept. Hashed once."""

    __slots__ = ("_hash", "draft")

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._hash = hash(draft)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, WordsContext) and self.draft == other.draft)


def about(draft: Draft) -> WordsContext:
    """Return what a draft tells to rules about words."""
    return WordsContext(
        replace(draft, text="", title="", account=None, limits=None, media=(), quotations=(), described=())
    )
