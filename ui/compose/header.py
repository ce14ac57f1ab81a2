"""The line on top: what is being written, how it is kept, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tokens import BUTTON_HEIGHT, Kind, M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel


class Header(QWidget):
    """Setters in; `newWanted`, `saveWanted` and `approveWanted` out."""

    newWanted = Signal()
    saveWanted = Signal()
    approveWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(role="title")
        self._saved = ElidedLabel(role="muted")
        self._badge = Badge("ok", "")
        self.new_button = button("New post", "quiet", icon_name="plus")
        self.approve_button = button("Approve", icon_name="checks")
        self.save_button = button("Save", icon_name="device-floppy", tip="Keep it as a new revision (Ctrl+S)")
        self._lay_out()
        self.new_button.clicked.connect(self.newWanted)
        self.save_button.clicked.connect(self.saveWanted)
        self.approve_button.clicked.connect(self.approveWanted)
        self.set_state(None)
        self.offer(new=False, save=False, approve=False)

    def set_title(self, text: str) -> None:
        """Say what is being written."""
        self._title.setText(text)
        self._title.updateGeometry()

    def title(self) -> str:
        """Return what is said to be written."""
        return self._title.text()

    def set_saved(self, text: str) -> None:
        """Say how it is kept, for example "Saved 2 seconds ago · revision 4"."""
        if text != self._saved.text():
            self._saved.setText(text)
            self._saved.updateGeometry()

    def saved(self) -> str:
        """Return what is said of how it is kept."""
        return self._saved.text()

    def set_state(self, state: tuple[Kind, str] | None) -> None:
        """Show a state of the post, for example that it is approved; None shows none."""
        self._badge.setVisible(state is not None)
        if state is not None:
            self._badge.set_state(*state)

    def state(self) -> str:
        """Return the state that is shown, or an empty text."""
        return "" if self._badge.isHidden() else self._badge.text()

    def offer(self, *, new: bool, save: bool, approve: bool) -> None:
        """Offer what can be done now."""
        self.new_button.setVisible(new)
        self.save_button.setEnabled(save)
        self.approve_button.setVisible(approve)

    def hide_save(self, hidden: bool) -> None:
        """While a correction is written there is nothing to save apart from publishing it."""
        self.save_button.setHidden(hidden)

    def _lay_out(self) -> None:
        self._saved.setContentsMargins(0, 6, 0, 0)  # on the line that the title stands on
        self.setMinimumHeight(BUTTON_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._title)
        row.addSpacing(M - S)
        row.addWidget(self._saved, 1)
        for widget in (self._badge, self.new_button, self.approve_button, self.save_button):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
