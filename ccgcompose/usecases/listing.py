"""The files that somebody means by files and folders: those below a folder as well, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# What computers leave in folders of pictures, and no person put there.
_NOT_MEANT = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_MOST_DEEP = 40  # folders within folders


@dataclass(frozen=True, slots=True)
class Unopened:
    """A folder that could not be looked into."""

    folder: Path
    told: str


def shown_name(path: Path) -> str:
    """Return a file's or a folder's name as a sentence can have it: without what cannot be printed."""
    return "".join(letter for letter in path.name if letter.isprintable()) or "without a name"


def listed(sources: Sequence[Path]) -> Iterator[Path | Unopened]:
    """Yield each file, and each below a folder, without hidden ones; a link to a folder is not followed."""
    for source in sources:
        if _is_folder(source):
            yield from _below(source, 0)
        else:
            yield source


def _below(folder: Path, depth: int) -> Iterator[Path | Unopened]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        said = (error.strerror or type(error).__name__).lower()
        yield Unopened(folder, f"The folder {shown_name(folder)} cannot be opened: {said}.")
        return
    meant = [each for each in inside if _is_meant(each.name)]
    yield from (each for each in meant if not _is_folder(each))
    for each in meant:
        if _is_folder(each) and not each.is_symlink():
            if depth < _MOST_DEEP:
                yield from _below(each, depth + 1)
            else:
                yield Unopened(each, f"The folder {shown_name(each)} lies too deep; add it by itself.")


def _is_folder(path: Path) -> bool:
    """Return whether this is a folder. What cannot be asked is tried as a file, and told about there."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_meant(name: str) -> bool:
    return not name.startswith(".") and name.casefold() not in _NOT_MEANT
