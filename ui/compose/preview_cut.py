"""What a platform hides or cuts away: the text after its fold, the edges of a picture. Only shapes and words here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage


def folded(paragraphs: Sequence[str], after: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is seen at first and what is behind "more", cut between words. `after` counts characters."""
    if after is None or sum(map(len, paragraphs)) <= after:
        return tuple(paragraphs), ()
    seen: list[str] = []
    left = after
    for place, paragraph in enumerate(paragraphs):
        if len(paragraph) > left:
            cut = paragraph.rfind(" ", 0, left + 1)
            first, rest = paragraph[: max(0, cut)], paragraph[max(0, cut) :].lstrip()
            behind = (rest, *paragraphs[place + 1 :])
            return tuple(seen + ([first] if first else [])), behind
        seen.append(paragraph)
        left -= len(paragraph)
    return tuple(seen), ()


def cropped(image: QImage | None, shape: tuple[int, int] | None) -> QImage | None:
    """Return the middle of a picture in the shape (width to height) to which a platform cuts it."""
    if image is None or image.isNull() or shape is None:
        return image
    wide, high = shape
    width = min(image.width(), image.height() * wide // max(1, high))
    height = min(image.height(), image.width() * high // max(1, wide))
    left, top = (image.width() - width) // 2, (image.height() - height) // 2
    return image.copy(left, top, max(1, width), max(1, height))
