"""Withdrawing a consent: where the person is shown, who asked, how and why; and afterwards what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ccgcompose.usecases.whereabouts import Place, Presence
from ccgcompose.usecases.withdrawing import Withdrawn
from ui.library.places_list import PlacesList
from ui.widgets.dialog import Sheet
from ui.widgets.form import Form
from ui.widgets.scrolled import scrolled
from ui.widgets.text import label

_WHY = "Say why, in a few words."


class WithdrawSheet(Sheet):
    """`given(reason, asked by, how)`; without a reason the sheet stays open and says so."""

    given = Signal(str, str, str)

    def __init__(self, name: str, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Withdraw the consent of {name}?",
            parent,
            primary="Withdraw it",
            kind="danger",
            lead=_LEAD,
            width=600,
        )
        self.reason, self.asked_by, self.how = QLineEdit(), QLineEdit(), QLineEdit()
        self._form = Form()
        self._form.add("reason", "&Reason", self.reason, "It is kept with the record")
        self._form.add("asked_by", "Who &asked", self.asked_by, "The person, a guardian, a relative")
        self._form.add("how", "&How", self.how, "By telephone, e-mail, in person")
        self._form.beside("asked_by", "how")
        self.summary = label("Looking for every place…", "strong", wrap=True)
        self.places = PlacesList(zone, "It is in no post that is live or planned.")
        self._area = scrolled(self.places, "Where the person is shown", margin=0)
        self._area.setMinimumHeight(120)
        self.places.hide()
        self.add(self._form)
        self.add(self.summary)
        self.add(self._area, 1)
        self.reason.setFocus()

    def set_places(self, places: Sequence[Place]) -> None:
        """Show where the person is shown now."""
        self.summary.setText(before_words(places))
        self.places.set_places(places)
        self.places.show()

    def accept(self) -> None:
        """Close with a reason, or say that one is needed."""
        reason = self.reason.text().strip()
        self._form.set_errors({} if reason else {"reason": _WHY})
        if reason:
            super().accept()
            self.given.emit(reason, self.asked_by.text().strip(), self.how.text().strip())


class WithdrawnSheet(Sheet):
    """What a withdrawal did, and the way to what is to be done now. `tasksWanted` where there is something."""

    tasksWanted = Signal()

    def __init__(self, withdrawn: Withdrawn, zone: str, parent: QWidget | None = None) -> None:
        has_tasks = bool(withdrawn.tasks)
        super().__init__(
            "The consent is withdrawn",
            parent,
            primary="Show what is to be done" if has_tasks else "Close",
            secondary="Close" if has_tasks else "",
            lead=after_words(withdrawn),
            width=600,
        )
        self.places = PlacesList(zone, "It was in no post that is live or planned.")
        self.places.set_places(withdrawn.places)
        area = scrolled(self.places, "Where the person is shown", margin=0)
        area.setMinimumHeight(160)
        self.add(area, 1)
        if has_tasks:
            self.accepted.connect(self.tasksWanted)


_LEAD = "Nothing with this person goes out any more. The record stays, with who asked and why. What is live stays live "
_LEAD += "until somebody takes the person out: a task is opened for each place."


def before_words(places: Sequence[Place]) -> str:
    """Return what a withdrawal will do, in one sentence."""
    planned = sum(place.presence is Presence.PLANNED for place in places)
    live = len(places) - planned
    if not places:
        return "Nothing is live or planned with this person."
    return f"{_many(planned, 'post')} that {_is(planned)} planned will be stopped; {_many(live, 'place')} to edit."


def after_words(withdrawn: Withdrawn) -> str:
    """Return what a withdrawal did, in one sentence."""
    stopped, tasks = len(withdrawn.stopped), len(withdrawn.tasks)
    return f"{_many(stopped, 'delivery')} stopped, {_many(tasks, 'task')} opened."


def _many(count: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count} {noun if count == 1 else plural}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
