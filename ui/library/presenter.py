"""What the library does: read, narrow down, choose, describe, withdraw. The store is never waited for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ccgcompose.domain.media import MediaAsset
from ccgcompose.errors import NotFound, Problem
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.views import MediaLine
from ui.crash import as_problem
from ui.library.browse_page import BrowsePage
from ui.library.copying_out import CopyingOut
from ui.library.filters import Standing, chosen
from ui.library.model import MediaModel
from ui.library.reader import ShelfReader
from ui.library.shelf import Shelf
from ui.library.thumbnails import read_image
from ui.reason_sheet import ReasonSheet
from ui.session import Session

DETAIL_EDGE = 720


def read_picture(desk: Desk, asset: MediaAsset, edge: int) -> QImage:
    """Return a picture of a medium. Slow: for a thread. Raise UnusableFile."""
    return read_image(desk.library.thumbnail(asset, edge), edge)


class LibraryPresenter(QObject):
    """Behind the page that one browses."""

    def __init__(self, page: BrowsePage, model: MediaModel, session: Session) -> None:
        super().__init__(page)
        self._page, self._model, self._session = page, model, session
        self.shelf = Shelf()
        self._reader = ShelfReader(session, self)
        self._reader.read.connect(self._read)
        self._reader.failed.connect(self._not_read)
        self._read_once = False
        self._wanted = ""  # a medium to be chosen once it has been read
        self._current = ""
        self._typed: dict[str, str] = {}  # descriptions by medium, on their way to the store
        page.narrowed.connect(self.narrow)
        page.retryWanted.connect(self.refresh)
        page.empty.actionTriggered.connect(page.widen)
        page.grid.chosen.connect(self.show_medium)
        page.detail.alt.described.connect(self.describe)
        page.detail.withdrawWanted.connect(self.ask_withdrawal)
        page.detail.checkWanted.connect(partial(self._write, session.desk.permissions.checked))
        page.detail.evidenceWanted.connect(
            partial(CopyingOut(page, session, page.show_problem).ask, ending="")
        )
        page.detail.mediumWanted.connect(self.select)
        page.detail.places.postWanted.connect(session.navigator.showHistory)

    def refresh(self) -> None:
        """Read the library again."""
        if not self._read_once:
            self._page.show_loading()
        self._reader.ask()

    def select(self, media_id: str) -> None:
        """Choose a medium, now or as soon as it has been read; filters that hide it are taken away."""
        self._wanted = media_id
        self._choose_wanted()
        if self._wanted:
            self.refresh()

    def line(self, media_id: str) -> MediaLine | None:
        """Return what is known of a medium."""
        return self.shelf.by_id.get(media_id)

    def narrow(self) -> None:
        """Show what is asked for, in the order that is asked for."""
        page, shelf = self._page, self.shelf
        wanted, text = page.narrowing(), page.search.text()
        found = chosen(shelf.lines, shelf.folded, wanted, text, page.chosen_order())
        self._model.set_lines(found)
        page.set_counts(shelf.counts)
        if found:
            page.show_grid()
            page.grid.choose(self._current)
        elif shelf.lines:
            page.show_empty("Nothing fits", _why_nothing(wanted.standing, text), "Show all")
        elif self._read_once:
            page.show_empty("No pictures yet", _NO_PICTURES, "")

    def show_medium(self, media_id: str) -> None:
        """Show a medium beside the grid."""
        line = self.line(media_id)
        if line is None:
            return
        if media_id != self._current:
            self._page.detail.alt.commit()
        self._current = media_id
        now = self._session.desk.clock.now()
        self._page.detail.set_line(line, self.shelf.people, now)
        self._page.detail.set_origin(*self._origin(line))
        if media_id in self._typed:
            self._page.detail.alt.restore(self._typed[media_id])
        self._session.background.latest(
            "library.picture",
            read_picture,
            self._session.desk,
            line.asset,
            DETAIL_EDGE,
            done=self._page.detail.set_picture,
            failed=self._no_picture,
            owner=self,
        )
        self._session.background.latest(
            "library.uses",
            self._session.desk.library_report.uses,
            media_id,
            done=self._page.detail.places.set_places,
            failed=self.show_problem,
            owner=self,
        )

    def _origin(self, line: MediaLine) -> tuple[str, str]:
        derivation = line.asset.derivation
        if derivation is None:
            return "", ""
        origin = self.line(derivation.origin_id)
        name = origin.asset.filename if origin is not None else "another picture"
        return derivation.origin_id, f"Made from {name}"

    def describe(self, media_id: str, text: str) -> None:
        """Keep a description; where that fails, it is there again when the person comes back to it."""
        self._typed[media_id] = text
        self._session.background.run(
            self._session.desk.library.describe,
            self._session.person,
            media_id,
            text,
            done=partial(self._described, text),
            failed=self.show_problem,
            owner=self,
        )

    def flush(self) -> None:
        """Keep what was typed at once, on this thread: the window is about to lock or to close."""
        pending = self._page.detail.alt.pending()
        if pending is None:
            return
        try:
            self._session.desk.library.describe(self._session.person, *pending)
        except Problem as problem:
            self._session.navigator.problem.emit(problem)

    def ask_withdrawal(self, permission_id: str) -> None:
        """Ask why a permission is withdrawn."""
        line = self.line(self._current)
        uses = line.used_in if line else 0
        shown = "1 post shows it" if uses == 1 else f"{uses:,} posts show it"
        sheet = ReasonSheet(
            "Withdraw this permission?",
            f"From now on the picture may not go out under it; {shown}. What is planned is stopped when its "
            "moment comes. The record stays, with your reason.",
            "Withdraw it",
            self._page,
            danger=True,
        )
        sheet.given.connect(partial(self.withdraw, permission_id))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def withdraw(self, permission_id: str, reason: str) -> None:
        """Withdraw a permission."""
        self._write(self._session.desk.permissions.revoke, permission_id, reason)

    def _write(self, act: Callable[..., object], *args: str) -> None:
        self._session.background.run(
            act, self._session.person, *args, done=self._written, failed=self.show_problem, owner=self
        )

    def _described(self, text: str, asset: MediaAsset) -> None:
        if self._typed.get(asset.id) == text:
            del self._typed[asset.id]
        self._session.navigator.recordsChanged.emit()

    def _written(self, _answer: object) -> None:
        self._session.navigator.recordsChanged.emit()

    def show_problem(self, error: BaseException) -> None:
        """Say what went wrong above the pictures; a fault of ours goes on to the crash guard."""
        if not isinstance(error, Problem):
            raise error
        self._page.show_problem(error)

    def _read(self, shelf: Shelf) -> None:
        first, self._read_once = not self._read_once, True
        changed, self.shelf = shelf is not self.shelf, shelf
        if first or changed:
            self._page.set_subtitle(subtitle(shelf.lines))
            self._page.set_names(shelf.names)
            self.narrow()
            self.show_medium(self._current)
        self._choose_wanted(read=not self._reader.under_way)

    def _not_read(self, error: BaseException) -> None:
        problem = as_problem(error)
        if self._read_once:
            self._page.show_problem(problem)
        else:
            self._page.show_failed(problem)
        if problem is not error:
            raise error

    def _no_picture(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._page.detail.set_picture(None, str(error))

    def _choose_wanted(self, *, read: bool = False) -> None:
        if not self._wanted:
            return
        if self.line(self._wanted) is not None:
            if self._model.row_of(self._wanted) < 0:
                self._page.widen()
            self._page.grid.choose(self._wanted)
            self._wanted = ""
        elif read:
            self._wanted = ""
            self._page.show_problem(
                NotFound("That picture is not in the library.", kept="Nothing was changed.")
            )


def subtitle(lines: tuple[MediaLine, ...]) -> str:
    """Return how many pictures there are, and how many of them cannot go out."""
    if not lines:
        return ""
    shut = sum(not line.verdict.allows for line in lines)
    pictures = "1 picture" if len(lines) == 1 else f"{len(lines):,} pictures"
    return f"{pictures} · {shut:,} without a permission in force" if shut else pictures


def _why_nothing(standing: Standing, text: str) -> str:
    where = "" if standing is Standing.ALL else f" under “{standing.value}”"
    return (
        f"No picture{where} has “{text}” in its name, description or creator."
        if text
        else (f"There is no picture{where}.")
    )


_NO_PICTURES = (
    "Add pictures, or drop files and folders here. Each is checked, and what would give away a place or a "
    "camera is not in the copy that goes out."
)
