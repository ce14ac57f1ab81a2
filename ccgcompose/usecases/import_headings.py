"""Which row of a spreadsheet holds its headings: titles, dates and notes may stand above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ccgcompose.usecases.import_columns import guessed

TOP = 10  # rows with words in which headings are looked for


def heading_row(lines: Sequence[Sequence[str]]) -> int | None:
    """Return where the headings are, counted from 0; None where every row is empty.

    They are the first row with words, unless one of the top rows is wider than all above it and more of its headings
    are known: three, or two with that of the picture's file. So no record is taken for headings, whatever it says.
    """
    top = list(islice((at for at, cells in enumerate(lines) if width(cells)), TOP))
    if not top:
        return None
    found, most, widest = top[0], len(guessed(lines[top[0]])), width(lines[top[0]])
    for at in top[1:]:
        known = guessed(lines[at])
        least = 2 if "file" in known else 3
        if len(known) >= max(most + 1, least) and width(lines[at]) > widest:
            found, most = at, len(known)
        widest = max(widest, width(lines[at]))
    return found


def most_known(lines: Sequence[Sequence[str]]) -> int:
    """Return how many headings are known in the row that has most of them."""
    return max((len(guessed(cells)) for cells in lines), default=0)


def width(cells: Sequence[str]) -> int:
    """Return how many cells of a row hold something."""
    return sum(1 for cell in cells if cell.strip())
