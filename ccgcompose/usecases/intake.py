"""Take many files in: side by side, each with a sentence of its own; one that is bad never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Person
from ccgcompose.domain.sight import Print
from ccgcompose.errors import EnvironmentFault, Problem
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.library import Library
from ccgcompose.usecases.listing import listed, shown_name
from ccgcompose.usecases.ports import Intake
from ccgcompose.usecases.similar import Likeness, Likenesses


class Ending(Enum):
    """What became of one file."""

    ADDED = "added"
    SAME = "the same file is there"
    LIKE = "added, looks like another"
    BAD = "not taken in"
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, and the sentence that says so.

    `asset` is its medium, new or there already; `like` the medium that it looks like, whose record may do for it as
    well: `has_record` says whether there is one, `looks_same` that no difference can be seen.
    """

    source: Path
    ending: Ending
    told: str
    asset: MediaAsset | None = None
    like: MediaAsset | None = None
    looks_same: bool = False
    has_record: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: `done` files of `total`, and what became of the last."""

    done: int
    total: int
    last: Outcome


OnProgress = Callable[[Progress], None]


class _Known:
    """The pictures that there are, to be compared with."""

    def __init__(self, assets: Iterable[MediaAsset], prints: Mapping[str, Iterable[Print]]) -> None:
        self._by_copy = {asset.published_sha256: asset for asset in assets}
        self._likenesses = Likenesses(prints)

    def learn(self, asset: MediaAsset, prints: Iterable[Print]) -> None:
        self._by_copy.setdefault(asset.published_sha256, asset)
        self._likenesses.learn(asset.published_sha256, prints)

    def nearest(self, prints: Iterable[Print]) -> tuple[MediaAsset, Likeness] | None:
        found = self._likenesses.like(prints)
        return next(
            ((self._by_copy[each.sha256], each) for each in found if each.sha256 in self._by_copy), None
        )


class IntakeOfMany:
    """What a person does with a card full of pictures."""

    def __init__(self, context: Context, library: Library) -> None:
        self._context = context
        self._library = library

    def add_many(
        self,
        person: Person,
        sources: Sequence[Path],
        on_progress: OnProgress = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Outcome, ...]:
        """Take in files, and all files below folders, in order; return what became of each.

        Progress is told on the thread of the caller. Nothing further is begun once `cancelled` says so, or once this
        computer itself stands in the way (a full disk); what was begun is brought to its end, the rest is not tried.
        Raises no Problem.
        """
        files: list[Path] = []
        outcomes: list[Outcome] = []
        for each in listed(sources):
            if isinstance(each, Path):
                files.append(each)
            else:
                outcomes.append(Outcome(each.folder, Ending.BAD, each.told))
        total = len(files) + len(outcomes)
        for done, outcome in enumerate(outcomes, 1):
            on_progress(Progress(done, total, outcome))
        with closing(self._each(person, files, cancelled)) as going:
            for outcome in going:
                outcomes.append(outcome)
                on_progress(Progress(len(outcomes), total, outcome))
        return tuple(outcomes)

    def _each(
        self, person: Person, files: list[Path], cancelled: Callable[[], bool]
    ) -> Generator[Outcome, None, None]:
        with self._context.store.read() as unit:
            known = _Known(unit.media.all(), unit.sights.prints())
        tried, why = 0, "stopped by you."
        with closing(self._taken_in(_until(cancelled, files))) as coming:
            try:
                for source, taken in zip(files, coming, strict=False):
                    outcome = self._entered(person, source, taken, known)
                    tried += 1
                    yield outcome
            except EnvironmentFault as fault:
                why = str(fault)
        for source in files[tried:]:
            yield Outcome(source, Ending.NOT_TRIED, f"{shown_name(source)} was not tried: {why}")

    def _taken_in(self, files: Iterable[Path]) -> Generator[Intake | Problem, None, None]:
        take_in = self._context.files.take_in
        if self._context.hands is not None:
            return self._context.hands.each(take_in, files)
        return _one_by_one(take_in, files)

    def _entered(self, person: Person, source: Path, taken: Intake | Problem, known: _Known) -> Outcome:
        if isinstance(taken, EnvironmentFault):
            raise taken
        if isinstance(taken, Problem):
            return Outcome(source, Ending.BAD, str(taken))
        alike = known.nearest(taken.prints)
        asset, is_new = self._library.enter(person, taken, taken.metadata.alt_text)
        if not is_new:
            there = "" if asset.filename == taken.filename else f", as {asset.filename}"
            told = f"{taken.filename} is in the library already{there}."
            return Outcome(source, Ending.SAME, told, asset, asset, True, self._has_record(asset))
        known.learn(asset, taken.prints)
        return self._compared(source, asset, alike)

    def _compared(
        self, source: Path, asset: MediaAsset, alike: tuple[MediaAsset, Likeness] | None
    ) -> Outcome:
        if alike is None:
            return Outcome(source, Ending.ADDED, f"{asset.filename} was taken in.", asset)
        like, likeness = alike
        how = "the same as" if likeness.is_same else "nearly the same as"
        has_record = self._has_record(like)
        offer = f" Does the record of {like.filename} do for it as well?" if has_record else ""
        told = f"{asset.filename} was taken in; it looks {how} {like.filename}.{offer}"
        return Outcome(source, Ending.LIKE, told, asset, like, likeness.is_same, has_record)

    def _has_record(self, asset: MediaAsset) -> bool:
        with self._context.store.read() as unit:
            return bool(unit.media.permissions(asset.id))


def _until(cancelled: Callable[[], bool], files: Iterable[Path]) -> Iterator[Path]:
    """Yield the files until somebody has enough; what was begun is brought to its end, so that nothing lies about."""
    for source in files:
        if cancelled():
            return
        yield source


def _one_by_one(
    take_in: Callable[[Path], Intake], files: Iterable[Path]
) -> Generator[Intake | Problem, None, None]:
    for source in files:
        try:
            taken: Intake | Problem = take_in(source)
        except Problem as problem:
            taken = problem
        yield taken
