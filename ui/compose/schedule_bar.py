"""When it goes out: date, time and zone, what stands in the way, and the two ways to decide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.compose.decision_bar import DecisionBar
from ui.tokens import BUTTON_HEIGHT, M, S
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.text import strong

ONE_ROW_FROM, NAMED_FROM = 1180, 560  # pixels of width


class ScheduleBar(Card):
    """Setters in; `momentChanged`, `scheduleWanted`, `publishWanted` and `reasonsWanted` out."""

    momentChanged = Signal()
    scheduleWanted = Signal()
    publishWanted = Signal()
    reasonsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=M - 2, spacing=S)
        self._name = strong("Publish")
        self.moment = MomentEdit()
        self.decision = DecisionBar()
        self.publish_button = button("Publish now…", tip="Asks you to take responsibility first")
        tip = "Asks you to take responsibility first (Ctrl+Enter)"
        self.schedule_button = button("Schedule…", "primary", tip=tip)
        self._lay_out()
        self.moment.changed.connect(self.momentChanged)
        self.decision.reasonsWanted.connect(self.reasonsWanted)
        self.publish_button.clicked.connect(self.publishWanted)
        self.schedule_button.clicked.connect(self.scheduleWanted)

    def offer(self, *, schedule: bool, publish: bool) -> None:
        """Let the buttons be pressed, or not."""
        self.schedule_button.setEnabled(schedule)
        self.publish_button.setEnabled(publish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ONE_ROW_FROM
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._name.setVisible(event.size().width() >= NAMED_FROM)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed when everything stands under another."""
        needed = max(self.moment.minimumSizeHint().width(), self.decision.minimumSizeHint().width())
        return QSize(needed + 2 * M, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        when = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M - 4)
        self._name.setMinimumHeight(BUTTON_HEIGHT)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.moment, 1)
        self.decision.add_button(self.publish_button)
        self.decision.add_button(self.schedule_button)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(S)
        self._box.addWidget(when)
        self._box.addWidget(self.decision, 1)
        self.body.addLayout(self._box)
