"""What every panel is handed: the use cases, who sits here, and the way to the other panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ccgcompose.domain.organisation import Organisation
    from ccgcompose.domain.people import Person
    from ccgcompose.usecases.desk import Desk
    from ui.background import Background


class Navigator(QObject):
    """Signals between panels. A panel emits; `ui.app` connects. No panel knows another."""

    newPost = Signal()
    openPost = Signal(str)  # post id, to edit the draft
    correctPost = Signal(str)  # post id, to correct what is out
    showHistory = Signal(str)  # post id, to look at it in the history
    showMedium = Signal(str)  # media id, in the library
    showConsent = Signal(str)  # consent id, in the library
    showEndings = Signal()  # what ends when, in the library
    showPeople = Signal(str)  # media id: who is on it, in the library
    recordsChanged = Signal()  # something was written: panels that show records read again
    accountsRead = Signal(int)  # how many accounts want attention
    publisherWanted = Signal()  # something is due now: wake the publisher
    toast = Signal(str)  # a courtesy, never what must be read
    problem = Signal(object)  # a ccgcompose.errors.Problem, for the banner of the window


@dataclass(frozen=True)
class Session:
    """One signed-in person at one workspace."""

    desk: Desk
    person: Person
    organisation: Organisation
    background: Background
    navigator: Navigator

    @property
    def zone(self) -> str:
        """Return the IANA zone in which moments are shown."""
        return self.organisation.zone
