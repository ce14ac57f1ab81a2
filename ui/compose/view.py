"""The compose window's widgets and where they stand. What happens is in the presenter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.compose.account_bar import AccountBar
from ui.compose.checks_view import ChecksView
from ui.compose.correction_bar import CorrectionBar
from ui.compose.header import Header
from ui.compose.line import Line
from ui.compose.media_strip import MediaStrip, pictures_in
from ui.compose.notices import Notices
from ui.compose.preview_view import PreviewView
from ui.compose.schedule_bar import ScheduleBar
from ui.compose.tab_order import put_in_order
from ui.compose.text_area import TextArea
from ui.tokens import L, M, S
from ui.widgets.card import Card
from ui.widgets.diff_view import DiffView
from ui.widgets.drop_veil import DropVeil
from ui.widgets.tabs import Tabs

CHECKS, PREVIEW = 0, 1
SIDE = 372  # pixels of width for the checks


class ComposeView(QWidget):
    """The parts are attributes; keys and dropped files come out as signals."""

    saveKey = Signal()
    decideKey = Signal()
    nextFinding = Signal(int)  # 1: the next, -1: the one before
    filesDropped = Signal(list)  # of paths
    previewShown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header()
        self.notices = Notices()
        self.accounts = AccountBar()
        self.texts = TextArea()
        self.media = MediaStrip()
        self.schedule = ScheduleBar()
        self.correction = CorrectionBar()
        self.checks = ChecksView()
        self.preview = PreviewView()
        self.difference = DiffView()
        self.side_tabs = Tabs("Checks and preview")
        self._count = QLabel("")
        self.setAcceptDrops(True)
        self._lay_out()
        self._veil = DropVeil("Drop pictures to add them to this post", self)
        self._add_keys()
        self.set_correcting(False)
        self.set_check_count(0, stops=False)
        self.side_tabs.currentChanged.connect(self._on_side_tab)

    def set_correcting(self, correcting: bool) -> None:
        """Show what a correction needs, or what a post that is not out needs."""
        self.schedule.setVisible(not correcting)
        self.correction.setVisible(correcting)
        self.accounts.set_fixed(correcting)
        self.header.hide_save(correcting)
        self.texts.set_changes(self.difference if correcting else None)

    def set_check_count(self, count: int, *, stops: bool) -> None:
        """Show beside "Checks" how many findings there are; in red where one stops the post."""
        self._count.setText(str(count) if count else "")
        self._count.setContentsMargins(0, 0, S if count else 0, 3)
        theme.mark(self._count, "role", "error" if stops else "small-strong")
        self._count.resize(self._count.sizeHint())
        self.side_tabs.setTabText(CHECKS, "Checks")

    def check_count(self) -> str:
        """Return the number beside "Checks", or an empty text."""
        return self._count.text()

    def show_checks(self) -> None:
        """Bring the checks into sight, from the top."""
        self.side_tabs.setCurrentIndex(CHECKS)
        self.checks.go_to_top()

    def preview_is_shown(self) -> bool:
        """Return whether somebody looks at the preview."""
        return self.side_tabs.currentIndex() == PREVIEW

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()
            self._veil.show_over(self.rect())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        paths = pictures_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.filesDropped.emit(paths)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to this page comes to write."""
        self.texts.page(self.texts.current()).editor.setFocus(event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        put_in_order(self)
        return super().focusNextPrevChild(forward)

    def _on_side_tab(self, place: int) -> None:
        self._side.setCurrentIndex(place)
        if place == PREVIEW:
            self.previewShown.emit()

    def _add_keys(self) -> None:
        self._key("Ctrl+S", self.saveKey.emit)
        self._key("Ctrl+Return", self.decideKey.emit)
        self._key("Ctrl+Enter", self.decideKey.emit)
        self._key("F8", partial(self.nextFinding.emit, 1))
        self._key("Shift+F8", partial(self.nextFinding.emit, -1))

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(M)
        halves.addWidget(self._make_centre())
        halves.addWidget(self._make_side())
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 2)
        halves.setSizes([700, SIDE])
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(M - 4)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(halves, 1)

    def _make_centre(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.texts, 1)
        column.addWidget(Line())
        column.addWidget(self.media)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        card = Card(margin=1, spacing=0)
        card.add(area, 1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(M - 4)
        whole.addWidget(self.accounts)
        whole.addWidget(card, 1)
        whole.addWidget(self.schedule)
        whole.addWidget(self.correction)
        return centre

    def _make_side(self) -> QWidget:
        self.side_tabs.addTab("Checks")
        self.side_tabs.addTab("Preview")
        self.side_tabs.setTabButton(CHECKS, QTabBar.ButtonPosition.RightSide, self._count)
        self._side = QStackedWidget()
        self._side.addWidget(self.checks)
        self._side.addWidget(self.preview)
        card = Card(margin=1, spacing=0)
        card.setMinimumWidth(SIDE - 100)
        card.setMaximumWidth(SIDE + 128)
        card.add(self.side_tabs)
        card.add(self._side, 1)
        return card
