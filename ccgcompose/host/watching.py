"""Look at a film: at a few pictures out of it, each as a picture is looked at. Only the worker process loads this.

What is seen for a moment between two of them is missed; who is on the film at all is mostly seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ccgcompose.domain.region import Region, common
from ccgcompose.domain.sight import Sight
from ccgcompose.host.eyes import SEER
from ccgcompose.host.film_frames import LOOKS, frames
from ccgcompose.host.seeing import MOST_WORDS, seen_in
from ccgcompose.host.sentences import damaged

MOST_FACES = 100


def watch(path: Path, sha256: str, name: str, reads: str) -> Sight:
    """Return what a film shows; `reads` names FFmpeg's format. Raise UnusableFile for one that cannot be read."""
    from av.error import FFmpegError

    try:
        looks = [seen_in(frame, sha256) for frame in frames(path, reads, LOOKS)]
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


def _people(looks: Iterable[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Return the faces of all looks; one that overlaps a face of an earlier look counts as the same person's."""
    people: list[Region] = []
    for faces in looks:
        before = tuple(people)
        people += [face for face in faces if not any(common(face, other) for other in before)]
    return tuple(people[:MOST_FACES])
