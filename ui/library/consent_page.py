"""Recording a consent: the picture with the person at the left, the form at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccgcompose.domain.region import Region
from ccgcompose.usecases.consent_form import ConsentForm
from ui.library.consent_form import ConsentFields
from ui.library.form_page import FormPage
from ui.tokens import S
from ui.widgets.boxes import Box
from ui.widgets.boxes_view import BoxesView
from ui.widgets.text import heading, muted

RECORD, AMEND = "Record the consent", "Record the change"


class ConsentPage(FormPage):
    """`submitted(ConsentForm)` and `left` out; everything else goes in."""

    submitted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.fields = ConsentFields()
        self.picture = BoxesView("The person on the picture")
        self.picture.set_may_draw(False)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setFixedHeight(300)
        self.name = heading("")
        self.name.setWordWrap(True)
        self._help = muted("", wrap=True)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for widget in (self.picture, self.name, self._help):
            column.addWidget(widget)
        column.addStretch(1)
        super().__init__("Record a consent", RECORD, "Back", self.fields, beside, parent)
        self.submitWanted.connect(self._emit)
        self.set_narrow(False)

    def begin(self, form: ConsentForm, filename: str, region: Region | None, *, amends: str = "") -> None:
        """Ask for a consent, beginning with `form`; with `amends` it takes that one's place."""
        self.set_title("Change a consent" if amends else "Record a consent")
        self.record.setText(AMEND if amends else RECORD)
        self.name.setText(filename or "No picture yet")
        self._help.setText(_AMENDS if amends else (_ON_PICTURE if filename else _WITHOUT))
        self.picture.set_image(None)
        self.picture.set_boxes((Box("person", region, "info", "This person"),) if region is not None else ())
        self.picture.choose("person")
        self.picture.setVisible(bool(filename))
        self.fields.set_form(form)
        self.problem.hide()
        self.set_busy(False)
        self.to_top()
        self.fields.lines["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def set_picture(self, image: QImage | None) -> None:
        """Show the picture."""
        self.picture.set_image(image)

    def set_platforms(self, platforms: Sequence[str]) -> None:
        """Offer these platforms."""
        self.fields.platforms.set_choices(platforms)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the form most of the room in a narrow window."""
        self.picture.setMinimumWidth(0)
        self.picture.setFixedWidth(self.set_left_width(narrow))
        self.fields.set_narrow(narrow)

    def _emit(self) -> None:
        self.submitted.emit(self.fields.form())


_ON_PICTURE = "Once it is recorded, it stands behind the person who is marked."
_WITHOUT = "It can be put behind a person on any picture afterwards."
_AMENDS = (
    "The consent as it was stays on record. Wherever it stood behind a person, the new one does from now on."
)
