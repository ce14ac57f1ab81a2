"""The way through the pages about people: from a picture to a person, to the consent, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.region import Region
from ui.library.consent_page import ConsentPage
from ui.library.consent_presenter import ConsentPresenter
from ui.library.people_page import DRAFT, PeoplePage
from ui.library.people_presenter import PeoplePresenter
from ui.session import Session


class PeopleFlow(QObject):
    """`closed` when the person is back where it began; `consentShown(id)` when one consent is to be looked at.

    The pages are made when somebody first goes there.
    """

    closed = Signal()
    consentShown = Signal(str)

    def __init__(
        self, stack: QStackedWidget, session: Session, platforms: Callable[[], tuple[str, ...]]
    ) -> None:
        super().__init__(stack)
        self._stack, self._session, self._platforms = stack, session, platforms
        self._narrow = False
        self._from_picture = False

    @cached_property
    def page(self) -> PeoplePage:
        """The page of the picture."""
        made = PeoplePage(self._session.zone)
        made.set_narrow(self._narrow)
        self._stack.addWidget(made)
        return made

    @cached_property
    def presenter(self) -> PeoplePresenter:
        """Behind the page of the picture."""
        made = PeoplePresenter(self.page, self._session)
        made.closed.connect(self.closed)
        made.consentWanted.connect(self._record_for_person)
        made.consentShown.connect(self.consentShown)
        return made

    @cached_property
    def consent_page(self) -> ConsentPage:
        """The form."""
        made = ConsentPage()
        made.set_narrow(self._narrow)
        self._stack.addWidget(made)
        return made

    @cached_property
    def consents(self) -> ConsentPresenter:
        """Behind the form."""
        made = ConsentPresenter(self.consent_page, self._session)
        made.recorded.connect(self._recorded)
        made.closed.connect(self._form_closed)
        return made

    def set_narrow(self, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self._narrow = narrow
        for name in ("page", "consent_page"):
            if name in self.__dict__:
                getattr(self, name).set_narrow(narrow)

    def show(self, asset: MediaAsset) -> None:
        """Show who is on a picture."""
        presenter = self.presenter
        self._stack.setCurrentWidget(self.page)
        presenter.begin(asset)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Ask for a consent without a picture."""
        self._from_picture = False
        consents = self.consents
        self._stack.setCurrentWidget(self.consent_page)
        consents.begin(self._platforms())

    def amend(self, record: ConsentRecord) -> None:
        """Ask for a consent in the place of one that is on record."""
        self._from_picture = False
        consents = self.consents
        self._stack.setCurrentWidget(self.consent_page)
        consents.amend(record, self._platforms())

    def _record_for_person(self, _media_id: str) -> None:
        pictured = self.page.pictured()
        if pictured is None:
            return
        self._from_picture = True
        consents = self.consents
        self._stack.setCurrentWidget(self.consent_page)
        consents.begin(self._platforms(), pictured.asset, self._region())

    def _region(self) -> Region | None:
        key = self.page.current_key()
        if key == DRAFT:
            return self.presenter.drawn
        somebody = self.page.somebody(key)
        return somebody.region if somebody is not None else None

    def _recorded(self, record: ConsentRecord) -> None:
        if self._from_picture:
            self.presenter.keep_with(record)

    def _form_closed(self) -> None:
        if self._from_picture:
            self._stack.setCurrentWidget(self.page)
            self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()
