"""Behind the page of people: looks at the picture, keeps who is who, and never waits for either."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.region import Region
from ccgcompose.errors import Problem
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.pictured import Pictured
from ui.library.moves import Moves
from ui.library.people_page import DRAFT, PeoplePage
from ui.library.thumbnails import read_image
from ui.session import Session

if TYPE_CHECKING:
    from ccgcompose.domain.media import MediaAsset

EDGE = 1600
_WANTING = "Choose the consent of this person, or record one."


def read_large(desk: Desk, asset: MediaAsset) -> QImage:
    """Return a picture large enough to mark people on. Slow: for a thread. Raise UnusableFile."""
    return read_image(desk.library.thumbnail(asset, EDGE), EDGE)


class PeoplePresenter(QObject):
    """`closed` when the person is done here; `consentWanted(media id)` when a consent is to be recorded first.

    `drawn` is the place of a box that nobody was named for yet.
    """

    closed = Signal()
    consentWanted = Signal(str)
    consentShown = Signal(str)

    def __init__(self, page: PeoplePage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self._media_id = ""
        self.drawn: Region | None = None
        self._asked = ("", "")  # the picture and the person for whom a consent is being recorded
        page.keepWanted.connect(self.keep)
        page.removeWanted.connect(self.remove)
        page.lookWanted.connect(partial(self._look, again=True))
        page.consentWanted.connect(self._ask_consent)
        page.openConsentWanted.connect(self.consentShown)
        page.left.connect(self.leave)
        page.view.drawn.connect(self._on_drawn)
        self._moves = Moves(page, session, self._changed, self._failed)
        page.said.alt.described.connect(self._describe)

    @property
    def media_id(self) -> str:
        """Return the picture that is shown."""
        return self._media_id

    def begin(self, asset: MediaAsset) -> None:
        """Show a picture: what is known at once, what it shows when it was looked at."""
        self._media_id, self.drawn = asset.id, None
        self._moves.forget()
        self._page.begin(asset.filename)
        run = self._session.background.latest
        run(
            "library.people.picture",
            read_large,
            self._session.desk,
            asset,
            done=self._page.set_picture,
            failed=self._failed,
            owner=self,
        )
        self._read(then=self._look)

    def refresh(self) -> None:
        """Read again what is known, for example after a consent was recorded."""
        if self._media_id:
            self._read()

    def keep(self, key: str) -> None:
        """Keep who a person is, or say what is wanting."""
        who = self._page.who
        resolution = who.resolution()
        consent_id = who.consent_id() if resolution.needs_record else ""
        if resolution.needs_record and not consent_id:
            who.set_problem(_WANTING)
            who.consent.setFocus()
            return
        somebody = self._page.somebody(key)
        consents, person = self._session.desk.consents, self._session.person
        act: Callable[[], Appearance]
        if somebody is not None and somebody.person is not None and somebody.person.is_own:
            appearance = somebody.person.appearance.id
            act = partial(
                consents.resolve, person, appearance, resolution, consent_id or None, who.note.text()
            )
        else:
            region = somebody.region if somebody is not None else self.drawn
            act = partial(
                consents.mark,
                person,
                self._media_id,
                resolution,
                region=region,
                consent_id=consent_id or None,
                note=who.note.text(),
            )
        self._write(act, key)

    def keep_with(self, record: ConsentRecord) -> None:
        """A consent was recorded for the chosen person: it stands behind the mark from now on.

        Where that person is not the chosen one any more, it stands behind nobody until somebody chooses it.
        """
        self._page.who.set_consents((record, *self._offered()))
        if self._asked != (self._media_id, self._page.current_key()):
            return
        self._page.who.set_consent(record.id)
        self._page.who.follow_consent()
        self.keep(self._page.current_key())

    def remove(self, key: str) -> None:
        """Take a mark back: it stays on record and counts no longer.

        One that is on what this picture was made from stays there; here it is said that it is nobody.
        """
        somebody = self._page.somebody(key)
        if somebody is not None and somebody.person is not None and not somebody.person.is_own:
            mark, person = self._session.desk.consents.mark, self._session.person
            nobody = partial(mark, person, self._media_id, Resolution.NO_PERSON, region=somebody.region)
            self._write(nobody, key)
            return
        self._write(partial(self._session.desk.consents.unmark, self._session.person, key), key)

    def leave(self) -> None:
        """Go back; what was written as a description is kept."""
        self._page.said.alt.commit()
        self.closed.emit()

    def _offered(self) -> tuple[ConsentRecord, ...]:
        pictured = self._page.pictured()
        return pictured.consents if pictured is not None else ()

    def _ask_consent(self, key: str) -> None:
        self._asked = (self._media_id, key)
        self.consentWanted.emit(self._media_id)

    def _on_drawn(self, region: Region) -> None:
        self.drawn = region
        self._page.choose(DRAFT)
        self._page.who.radios[self._page.who.resolution()].setFocus()

    def _describe(self, media_id: str, text: str) -> None:
        act = partial(self._session.desk.library.describe, self._session.person, media_id, text)
        self._session.background.run(act, done=self._changed, failed=self._failed, owner=self)

    def _read(self, then: Callable[[], None] | None = None) -> None:
        self._session.background.latest(
            "library.people",
            self._session.desk.pictured.read,
            self._session.person,
            self._media_id,
            done=partial(self._shown, then),
            failed=self._failed,
            owner=self,
        )

    def _look(self, *, again: bool = False) -> None:
        pictured = self._page.pictured()
        seen = pictured is not None and pictured.sight is not None
        if pictured is None or not pictured.can_look or (seen and not again):
            self._page.set_looking(False)
            return
        self._page.set_looking(True)
        self._session.background.latest(
            "library.people.look",
            partial(self._session.desk.pictured.look, again=again),
            self._session.person,
            self._media_id,
            done=self._looked,
            failed=self._failed,
            owner=self,
        )

    def _shown(self, then: Callable[[], None] | None, pictured: Pictured) -> None:
        if pictured.asset.id != self._media_id:
            return
        self._page.set_pictured(pictured)
        if then is not None:
            then()

    def _looked(self, pictured: Pictured) -> None:
        """What was marked meanwhile is newer than what came with the look: read again."""
        if pictured.asset.id == self._media_id:
            self._page.set_looking(False)
            self._read()

    def _write(self, act: Callable[[], object], key: str) -> None:
        done = partial(self._written, (key, self.drawn))
        self._session.background.run(act, done=done, failed=self._failed, owner=self)

    def _written(self, about: tuple[str, Region | None], made: object) -> None:
        if about == (self._page.current_key(), self.drawn):  # nobody else was chosen or drawn meanwhile
            self._page.choose("")  # whoever is to be done next
            self.drawn = None
        self._page.problem.hide()
        self._changed(made)

    def _changed(self, _made: object) -> None:
        self._read()
        self._session.navigator.recordsChanged.emit()

    def _failed(self, error: BaseException) -> None:
        self._page.set_looking(False)
        if not isinstance(error, Problem):
            raise error
        self._page.show_problem(error)
