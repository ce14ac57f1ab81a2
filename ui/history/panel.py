"""The history: a list at the left, one post in full at the right, the proof above."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.history.detail import DetailView
from ui.history.filters import Filters
from ui.history.model import ACCOUNTS, POST, PUBLISHED, STATE, HistoryModel
from ui.history.presenter import HistoryPresenter
from ui.history.proof import ProofStrip
from ui.session import Session
from ui.tokens import M
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.table import Table

ROW_HEIGHT = 58
DETAIL_WIDTH, NARROW = 372, 960


class HistoryPanel(PageFrame):
    """`select(post_id)` is for other panels that want a post looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("History", parent)
        self.filters = Filters()
        self.model = HistoryModel(session.zone, self)
        self.table = Table("Publications", row_height=ROW_HEIGHT)
        self.table.setModel(self.model)
        self.table.set_widths({PUBLISHED: 112, ACCOUNTS: 128, STATE: 150}, stretch=POST)
        self.empty = EmptyState("history", "Reading the history", "One moment.")
        self.table.set_empty(self.empty)
        self.detail = DetailView(session.zone)
        self.nothing = EmptyState(
            "file-text", "No post is chosen", "Choose one in the list to see all of it."
        )
        self.proof = ProofStrip()
        self.export = button("Export a period", icon_name="file-export")
        self.verify = button("Check the proof", icon_name="shield-check")
        self.add_action(self.verify)
        self.add_action(self.export)
        self._lay_out()
        self.presenter = HistoryPresenter(self, session)

    def select(self, post_id: str) -> None:
        """Show one post, whatever the filters say."""
        self.presenter.show_post(post_id)

    def show_detail(self, shown: bool) -> None:
        """Show the post at the right, or that none is chosen."""
        self.detail.setVisible(shown)
        self.nothing.setVisible(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(ACCOUNTS, self.width() < NARROW)  # the post in full names them

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.refresh()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.filters)
        framed = Card(margin=1)
        framed.add(self.table, 1)
        column.addWidget(framed, 1)
        right = QWidget()
        right.setMinimumWidth(DETAIL_WIDTH)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.detail, 1)
        beside.addWidget(self.nothing, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 420])
        self.body.addWidget(self.proof)
        self.body.addWidget(split, 1)
        self.show_detail(False)
