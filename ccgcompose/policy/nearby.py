"""Where in a text it is worth looking closer: the stretch of the line around each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

_REACH = 260  # characters to either side; more than any wording takes


def stretches(folded: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) around each place, within its line, those that overlap as one. `places` in their order."""
    first, last = -1, -1
    for start, end in places:
        low = _line_start(folded, start)
        if low > last:
            if last >= 0:
                yield first, last
            first = low
        last = max(last, _line_end(folded, end))
    if last >= 0:
        yield first, last


def _line_start(folded: str, start: int) -> int:
    floor = max(0, start - _REACH)
    return max(floor, folded.rfind("\n", floor, start) + 1)


def _line_end(folded: str, end: int) -> int:
    stop = folded.find("\n", end, end + _REACH)
    return stop if stop >= 0 else min(len(folded), end + _REACH)


def has_any(folded: str, pieces: Iterable[str]) -> bool:
    """Return whether any of these pieces of words stands in a text: much cheaper than to look for a pattern in vain."""
    return any(piece in folded for piece in pieces)


class Cues:
    """Pieces of words that wake a closer look."""

    def __init__(self, cues: Iterable[str]) -> None:
        self._matcher = AhoCorasick(list(dict.fromkeys(cues)))

    def stretches(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a folded text in which a cue stands."""
        return stretches(
            folded, ((start, end) for _, start, end in self._matcher.find_matches_as_indexes(folded))
        )
