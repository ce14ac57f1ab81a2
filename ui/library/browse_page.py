"""Looking through the library: filters and search above the pictures, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.library.detail import MediaDetail
from ui.library.filters import ANYBODY, UNNAMED, Narrowing, Order, Standing, Use
from ui.library.grid import MediaGrid
from ui.library.intake_card import IntakeCard
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button, icon_button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.page_frame import PageFrame
from ui.widgets.search_field import SearchField
from ui.widgets.skeleton import Skeleton
from ui.widgets.tabs import Tabs

_ICONS = {
    Standing.ALL: "photo",
    Standing.IN_FORCE: "circle-check",
    Standing.EXPIRING: "hourglass",
    Standing.OVER: "ban",
    Standing.NONE: "certificate",
}


class BrowsePage(PageFrame):
    """`narrowed` comes when standing, words or order have changed; the page holds them."""

    narrowed = Signal()
    addWanted = Signal()
    importWanted = Signal()
    retryWanted = Signal()

    def __init__(self, grid: MediaGrid, detail: MediaDetail, parent: QWidget | None = None) -> None:
        super().__init__("Library", parent)
        self.grid, self.detail = grid, detail
        self.search = SearchField("Search the library", "Search name, description or creator")
        self.chips = {standing: Chip(standing.value, icon_name=_ICONS[standing]) for standing in Standing}
        self.person = QComboBox()
        self.person.setAccessibleName("Who is shown")
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.person.setMinimumContentsLength(10)
        self.use = QComboBox()
        self.use.setAccessibleName("Use")
        self.use.addItems([use.value for use in Use])
        self.order = QComboBox()
        self.order.setAccessibleName("Order")
        self.order.addItems([order.value for order in Order])
        self.as_grid = icon_button("layout-grid", "Show as a grid")
        self.as_list = icon_button("list", "Show as a list")
        self.import_button = button("Take over a &spreadsheet…", icon_name="download")
        self.add_button = button("&Add pictures…", "primary", icon_name="photo-plus")
        self.intake = IntakeCard()
        self.tabs = Tabs("Parts of the library")
        self._parts = QStackedWidget()
        self.problem = Banner("bad", "", closable=True)
        self.problem.hide()
        self.empty = EmptyState("photo-plus", "", "")
        self.failed = EmptyState("alert-triangle", "The library could not be read", "", "Try again")
        self._loading = Skeleton(6)
        self._lay_out()
        self._connect()

    def add_part(self, name: str, part: QWidget) -> None:
        """Put another part beside the pictures."""
        self.tabs.addTab(name)
        self._parts.addWidget(part)

    def show_part(self, index: int) -> None:
        """Show one part: 0 is the pictures, the others come in the order of adding."""
        self.tabs.setCurrentIndex(index)

    def standing(self) -> Standing:
        """Return the group that is asked for."""
        return next(standing for standing, chip in self.chips.items() if chip.isChecked())

    def chosen_order(self) -> Order:
        """Return the order that is asked for."""
        return Order(self.order.currentText())

    def narrowing(self) -> Narrowing:
        """Return what is asked for besides words."""
        person = str(self.person.currentData() or ANYBODY)
        return Narrowing(self.standing(), person, Use(self.use.currentText()))

    def set_names(self, names: Sequence[str]) -> None:
        """Offer everybody who is shown; whoever is asked for stays so."""
        before = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem("Whoever is shown", ANYBODY)
        self.person.addItem("Faces without a name", UNNAMED)
        for name in names:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(before)))
        self.person.blockSignals(False)

    def widen(self) -> None:
        """Ask for everything: no words, no group."""
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.use.setCurrentIndex(0)
        self.chips[Standing.ALL].setChecked(True)

    def set_counts(self, counts: Mapping[Standing, int]) -> None:
        """Show how many media each group holds."""
        self._groups.setVisible(bool(counts.get(Standing.ALL)))
        for standing, chip in self.chips.items():
            chip.setText(f"{standing.value}  {counts.get(standing, 0):,}")

    def show_grid(self) -> None:
        """Show the pictures."""
        self._places.setCurrentIndex(0)

    def show_loading(self) -> None:
        """Show that the first answer is under way."""
        self._places.setCurrentIndex(1)

    def show_empty(self, title: str, sentence: str, action: str) -> None:
        """Say why there is nothing to see."""
        self.empty.set_text(title, sentence, action)
        self._places.setCurrentIndex(2)

    def show_failed(self, problem: Problem) -> None:
        """Say why nothing could be read."""
        rest = " ".join(part for part in (problem.kept, problem.next) if part)
        self.failed.set_text(problem.what, rest, "Try again")
        self._places.setCurrentIndex(3)

    def show_problem(self, problem: Problem) -> None:
        """Say above the pictures what went wrong."""
        self.problem.tell(problem)

    def _on_part(self, index: int) -> None:
        self._parts.setCurrentIndex(index)
        self.add_button.setVisible(index == 0)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_part)
        self.search.searched.connect(self.narrowed)
        self.search.downPressed.connect(self.grid.setFocus)
        for chip in self.chips.values():
            chip.toggled.connect(self._on_chip)
        for choice in (self.order, self.person, self.use):
            choice.currentIndexChanged.connect(self.narrowed)
        self.as_grid.clicked.connect(lambda: self.grid.show_as_grid(True))
        self.as_list.clicked.connect(lambda: self.grid.show_as_grid(False))
        self.add_button.clicked.connect(self.addWanted)
        self.import_button.clicked.connect(self.importWanted)
        self.failed.actionTriggered.connect(self.retryWanted)

    def _on_chip(self, chosen: bool) -> None:
        if chosen:
            self.narrowed.emit()

    def _lay_out(self) -> None:
        views = QButtonGroup(self)
        for view in (self.as_grid, self.as_list):
            view.setCheckable(True)
            views.addButton(view)
        self.as_grid.setChecked(True)
        self.add_action(self.import_button)
        self.add_action(self.add_button)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addLayout(self._make_left(), 1)
        columns.addWidget(self.detail)
        self._groups = self._make_chips()
        media = QWidget()
        inside = QVBoxLayout(media)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(M - 4)
        inside.addWidget(self._groups)
        inside.addLayout(self._make_bar())
        inside.addLayout(columns, 1)
        self.add_part("Pictures", media)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._parts, 1)

    def _make_chips(self) -> QWidget:
        group = QButtonGroup(self)
        holder = QWidget()
        flow = FlowLayout(holder)
        for chip in self.chips.values():
            group.addButton(chip)
            flow.addWidget(chip)
        self.chips[Standing.ALL].setChecked(True)
        return holder

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(S)
        bar.addWidget(self.search, 1)
        for widget in (self.person, self.use, self.order, self.as_grid, self.as_list):
            bar.addWidget(widget)
        self.set_names(())
        return bar

    def _make_left(self) -> QVBoxLayout:
        card = Card(margin=S, spacing=0)
        self._places = QStackedWidget()
        for place in (self.grid, self._padded(self._loading), self.empty, self.failed):
            self._places.addWidget(place)
        card.add(self._places)
        column = QVBoxLayout()
        column.setSpacing(M - 4)
        column.addWidget(self.intake)
        column.addWidget(card, 1)
        return column

    def _padded(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(M, M, M, M)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return holder
