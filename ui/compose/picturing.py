"""The pictures of the post: adding, describing, taking out, and how their permissions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from ccgcompose.domain.account import Account
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.media_gate import MediaFacts
from ccgcompose.domain.post import MediaUse
from ccgcompose.errors import Problem
from ccgcompose.usecases.surroundings import Surroundings
from ccgcompose.usecases.views import MediaLine
from ccgcompose.usecases.works import media_facts
from ui.compose.library_picker import LibraryPicker
from ui.compose.media_strip import pictures_in
from ui.compose.on_desk import OnDesk
from ui.compose.opening import Facts
from ui.compose.permission_words import badge, worst
from ui.compose.pictures import LIST_EDGE, Pictures, TakenIn
from ui.compose.view import ComposeView
from ui.consent_words import people_badge
from ui.seeing import Seeing
from ui.session import Session
from ui.tokens import Kind

_WORST = ("bad", "record", "warn", "ok", "neutral", "info")
PICTURE_FILES = "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.tif *.tiff *.bmp)"


class Picturing(QObject):
    """Between the strip, the library and the post."""

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView, pictures: Pictures) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._pictures = pictures
        self._moment: datetime | None = None
        self._judged: tuple[object, ...] = ()  # what the badges were made from
        self.picker: LibraryPicker | None = None
        view.media.filesWanted.connect(self._ask_for_files)
        view.media.libraryWanted.connect(self._ask_for_library)
        view.media.altEdited.connect(self._on_alt)
        view.media.removeWanted.connect(self._on_remove)
        view.media.permissionWanted.connect(session.navigator.showMedium)
        view.media.peopleWanted.connect(session.navigator.showPeople)
        self._seeing = Seeing(session, self)
        self._seeing.seen.connect(session.navigator.recordsChanged)
        view.filesDropped.connect(pictures.take_files)
        view.texts.mediaPasted.connect(self._on_paste)
        pictures.arrived.connect(self._on_image)
        pictures.taken.connect(self._on_taken)
        for signal in (on_desk.opened, on_desk.edited, on_desk.factsRead):
            signal.connect(self._show)

    def set_moment(self, moment: datetime | None) -> None:
        """Judge permissions as they will stand then (UTC; None: now)."""
        self._moment = moment
        self._show()

    def _show(self) -> None:
        facts, uses = self._on_desk.facts, self._on_desk.working.content.media
        if facts is None:
            return
        assets = facts.around.media
        self._pictures.want(assets[use.media_id] for use in uses if use.media_id in assets)
        self._view.media.set_media(uses, assets)
        self._judge(facts)
        for media_id, image in self._pictures.images().items():
            self._view.media.set_image(media_id, image)

    def _judge(self, facts: Facts) -> None:
        """Show how each medium stands, where anything that it hangs on has changed: not at each key press."""
        content, chosen = self._on_desk.working.content, self._on_desk.chosen()
        moment = self._moment or self._session.desk.clock.now()
        minute = moment.replace(second=0, microsecond=0)  # days begin and end on a whole one
        judged = (facts, minute, chosen, [use.media_id for use in content.media])
        if judged == self._judged:
            return
        self._judged = judged
        accounts: list[Account | None] = [*chosen] if chosen else [None]
        by_account = [media_facts(content, account, moment, facts.around) for account in accounts]
        stands = {each[0].media_id: each for each in zip(*by_account, strict=True)}
        self._view.media.set_permissions({key: self._badge(each) for key, each in stands.items()})
        self._view.media.set_people({key: _people(each) for key, each in stands.items()})
        self._look_at(content.media, facts.around)

    def _look_at(self, uses: Sequence[MediaUse], around: Surroundings) -> None:
        """Have what nobody looked at yet looked at: whose faces are on it is asked before it goes out."""
        assets = (around.media[use.media_id] for use in uses if use.media_id in around.media)
        self._seeing.want(asset for asset in assets if asset.published_sha256 not in around.shown.sights)

    def _badge(self, stands: Sequence[MediaFacts]) -> tuple[Kind, str]:
        return badge(worst(tuple(each.verdict for each in stands)), self._session.zone)

    def _on_image(self, media_id: str) -> None:
        self._view.media.set_image(media_id, self._pictures.images()[media_id])

    def _show_in_picker(self, thumbnails: Pictures, media_id: str) -> None:
        if self.picker is not None:
            self.picker.set_image(media_id, thumbnails.images()[media_id])

    def _on_alt(self, media_id: str, text: str) -> None:
        self._on_desk.edit(self._on_desk.working.with_alt_text(media_id, text))

    def _on_remove(self, media_id: str) -> None:
        self._on_desk.edit(self._on_desk.working.without_medium(media_id))
        self._view.media.add_button.setFocus()

    # adding

    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self._view, "Add pictures")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([PICTURE_FILES, "All files (*)"])
        dialog.filesSelected.connect(self._pictures.take_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_for_library(self) -> None:
        self._session.background.run(
            self._session.desk.library.lines, done=self._show_library, failed=self._fail, owner=self
        )

    def _show_library(self, lines: tuple[MediaLine, ...]) -> None:
        used = {use.media_id for use in self._on_desk.working.content.media}
        offered = [line for line in lines if line.asset.id not in used]
        self.picker = LibraryPicker(offered, self._session.zone, self._view)
        self.picker.picked.connect(self.add)
        self.picker.finished.connect(self._forget_picker)
        thumbnails = Pictures(self._session, LIST_EDGE, parent=self.picker)
        self.picker.seen.connect(thumbnails.want)
        thumbnails.arrived.connect(partial(self._show_in_picker, thumbnails))
        self.picker.open()

    def _forget_picker(self) -> None:
        if self.picker is not None:
            self.picker.deleteLater()
            self.picker = None

    def _on_paste(self, mime: QMimeData) -> None:
        files = pictures_in(mime)
        if files:
            self._pictures.take_files(files)
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage):
                self._pictures.take_image(image)

    def _on_taken(self, taken: TakenIn) -> None:
        if taken.assets:
            self.add(list(taken.assets))
            self._session.navigator.recordsChanged.emit()
        if taken.problems:
            self._view.notices.show_problem(_as_one(taken.problems))

    def add(self, assets: list[MediaAsset]) -> None:
        """Put pictures that are in the library into the post."""
        facts, working = self._on_desk.facts, self._on_desk.working
        if facts is None:
            return
        known = {**facts.around.media, **{asset.id: asset for asset in assets}}
        self._on_desk.read(replace(facts, around=replace(facts.around, media=known)))
        for asset in assets:
            working = working.with_medium(MediaUse(asset.id, asset.alt_text))
        self._on_desk.edit(working)
        self._view.media.go_to(assets[0].id)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._view.notices.show_problem(error)


def _people(stands: Sequence[MediaFacts]) -> tuple[Kind, str]:
    """Return the worst that stands with whoever is on it, over the accounts that were chosen."""
    said = (people_badge(each.people, each.unresolved_faces) for each in stands)
    return min(said, key=lambda each: _WORST.index(each[0]))


def _as_one(problems: tuple[Problem, ...]) -> Problem:
    first = problems[0]
    if len(problems) == 1:
        return first
    what = f"{len(problems)} files were not added. {first.what}"
    return Problem(what, kept=first.kept, next=first.next)
