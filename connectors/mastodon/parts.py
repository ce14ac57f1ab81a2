"""What goes out as statuses: the parts of the text under its warning, and the edit notes where readers see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccgcompose.domain.account import Limits
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.warning import content_warning, warned
from ccgcompose.errors import TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT
from connectors.marks import notes_of
from connectors.threads import parts_of

Fits = Callable[[str, Limits], bool]


@dataclass(frozen=True, slots=True)
class Layout:
    """The texts of the statuses in their order, each folded away behind the same warning (empty: none)."""

    warning: str
    texts: tuple[str, ...]


def layout(request: PublishRequest, limits: Limits, fits: Fits, there: int = 0, link: str = "") -> Layout:
    """Return what goes out, each status within the limits. Raise TooLarge.

    Edit notes (and the link to the original, for a correction that is a reply) stand under the last part, or in a
    status of their own where they do not fit. `there` statuses are out already: where fewer are needed now, those
    that are left over say the newest note, because nothing is taken away.
    """
    warning, said = content_warning(clean(request.text))

    def within(part: str, of: Limits) -> bool:
        return fits(warned(warning, part), of)

    texts = parts_of(said, limits, within)
    tail = [*notes_of(request), *([link] if link else [])]
    if tail:
        texts = _with_notes(texts, tail, lambda part: within(part, limits), there)
    return Layout(warning, texts)


def _with_notes(
    texts: tuple[str, ...], tail: list[str], fitting: Callable[[str], bool], there: int
) -> tuple[str, ...]:
    under = "\n\n".join([texts[-1], *tail])
    if fitting(under) and len(texts) >= there:
        return (*texts[:-1], under)
    after = _packed(tail, fitting)
    surplus = there - len(texts) - len(after)
    return (*texts, *[tail[0] if len(tail) == 1 else after[-1]] * max(0, surplus), *after)


def _packed(tail: list[str], fitting: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the notes in as few statuses as they need."""
    packed: list[str] = []
    for note in tail:
        if not fitting(note):
            raise TooLarge("An edit note is longer than the platform takes.", kept=KEPT, next="Shorten it.")
        if packed and fitting(f"{packed[-1]}\n\n{note}"):
            packed[-1] = f"{packed[-1]}\n\n{note}"
        else:
            packed.append(note)
    return tuple(packed)
