"""Look at a film: at a few pictures out of it, each as a picture is looked at. Only the worker process loads this.

What is seen for a moment between two of them is missed; who is on the film at all is mostly seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ccgcompose.domain.region import Region, common
from ccgcompose.domain.sight import Sight
from ccgcompose.host.eyes import SEER
from ccgcompose.host.film_frames import LOOKS, frames
from ccgcompose.host.seeing import MOST_WORDS, seen_in
from ccgcompose.host.sentences import damaged

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_FACES = 100
_SMALL = (480, 270)  # pixels: a line of small words still changes some of them
_CHANGED = 24  # of 255: more than compression does to a picture that stands still


def watch(path: Path, sha256: str, name: str, reads: str) -> Sight:
    """Return what a film shows; `reads` names FFmpeg's format. Raise UnusableFile for one that cannot be read."""
    from av.error import FFmpegError

    try:
        looks = list(_looks(frames(path, reads, LOOKS), sha256))
    except (FFmpegError, ValueError, IndexError, OSError) as error:
        raise damaged(name) from error
    words = {each.text.casefold(): each for look in looks for each in look.words}
    codes = {each.text: each for look in looks for each in look.codes}
    return Sight(
        sha256=sha256,
        seer=SEER,
        faces=_people(look.faces for look in looks),
        words=tuple(words.values())[:MOST_WORDS],
        codes=tuple(codes.values()),
        prints=tuple(dict.fromkeys(each for look in looks for each in look.prints if each.part is None)),
    )


def _looks(pictures: Iterable[Image], sha256: str) -> Iterator[Sight]:
    """Look at each picture; one on which nothing has changed bears the same words, and is not read again."""
    from PIL import ImageChops

    read: list[Image] = []
    for picture in pictures:
        small = picture.convert("L").resize(_SMALL, reducing_gap=2.0)
        changes = (ImageChops.difference(small, other).point(_is_change) for other in read)
        again = any(change.getbbox() is None for change in changes)
        read += [] if again else [small]
        yield seen_in(picture, sha256, read=not again)


def _is_change(difference: float) -> int:
    return 255 if difference >= _CHANGED else 0


def _people(looks: Iterable[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Return the faces of all looks; one that overlaps a face of an earlier look counts as the same person's."""
    people: list[Region] = []
    for faces in looks:
        before = tuple(people)
        people += [face for face in faces if not any(common(face, other) for other in before)]
    return tuple(people[:MOST_FACES])
