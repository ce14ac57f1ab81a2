"""Taking over the spreadsheet of today: choose it, say which column holds what, look at every row, then import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ccgcompose.usecases.library_import import Headings, Imported, RowOutcome, RowState
from ui.library.import_columns_field import ImportColumnsField
from ui.tokens import Kind, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.fold import Fold
from ui.widgets.loading import Loading
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows_model import Cell, Row, RowsModel
from ui.widgets.scrolled import scrolled
from ui.widgets.table import Table
from ui.widgets.text import label

_LEAST_ROWS = 300
HEADINGS = ("Row", "File", "State", "Why")
_STATES: dict[RowState, tuple[Kind, str]] = {
    RowState.NEW: ("ok", "Taken over"),
    RowState.THERE: ("neutral", "There already"),
    RowState.BAD: ("bad", "Left out"),
}
_WOULD: dict[RowState, tuple[Kind, str]] = {**_STATES, RowState.NEW: ("ok", "Can be taken")}


class ImportPage(PageFrame):
    """`fileChosen(Path)`, `folderChosen(Path)`, `columnsChanged`, `importWanted` and `left` out."""

    fileChosen = Signal(object)
    folderChosen = Signal(object)
    columnsChanged = Signal()
    importWanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Take over your spreadsheet", parent)
        self.choose = button("&Choose the spreadsheet (CSV)…", icon_name="file-text")
        self.folder = button("&Folder with the pictures…", icon_name="folder")
        self._file, self._folder = ElidedLabel(role="muted"), ElidedLabel(role="muted")
        self.columns = ImportColumnsField()
        self.fold = Fold("Which column holds what")
        self.problem = Banner("bad", "")
        self.loading = Loading("Looking through the rows…")
        self.model = RowsModel(HEADINGS, self)
        self.table = Table("Rows of the spreadsheet", row_height=52)
        self._summary = label("", "strong", wrap=True)
        self.only_bad = QCheckBox("Only what is left &out")
        self.take = button("&Import", "primary", icon_name="download", tip="Ctrl+Enter")
        self.back = button("&Back to the library", icon_name="chevron-left")
        self._imported: Imported | None = None
        self._lay_out()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Show that nothing is chosen yet."""
        self._imported = None
        self._file.setText("In your spreadsheet program: Save as, CSV")
        self._folder.setText("Only where they are not in the library yet")
        self.model.set_rows(())
        self.problem.hide()
        self.loading.hide()
        self.fold.hide()
        self._foot.hide()
        self.folder.setEnabled(False)

    def set_headings(self, source: Path, headings: Headings) -> None:
        """Show the file that was chosen and its columns."""
        rows = "1 row" if headings.rows == 1 else f"{headings.rows:,} rows"
        headed = f" · headings in row {headings.row}" if headings.row > 1 else ""
        self._file.setText(f"{source.name} · {rows}{headed}")
        self.columns.set_headings(headings.names, headings.guess)
        self.fold.set_summary(self.columns.summary())
        self.fold.show()
        self.folder.setEnabled(True)
        if "file" not in headings.guess:
            self.fold.open()

    def set_folder(self, folder: Path) -> None:
        """Show where pictures are looked for."""
        self._folder.setText(str(folder))

    def set_working(self, text: str) -> None:
        """Say what is being done; an empty text: it is done."""
        self.loading.set_text(text)
        self.loading.setVisible(bool(text))
        self.take.setEnabled(not text and self._takes())

    def set_imported(self, imported: Imported) -> None:
        """Show what became of each row, or would."""
        self._imported = imported
        self.problem.hide()
        self._summary.setText(summary(imported))
        self._foot.show()
        self.take.setVisible(imported.dry)
        self._fill()

    def show_problem(self, problem: Problem) -> None:
        """Say why the file cannot be taken over as it is."""
        self.problem.tell(problem)
        self._imported = None
        self.model.set_rows(())
        self._foot.hide()

    def _takes(self) -> bool:
        return self._imported is not None and self._imported.dry and bool(self._imported.count(RowState.NEW))

    def _fill(self) -> None:
        if self._imported is None:
            return
        words = _WOULD if self._imported.dry else _STATES
        wanted = [
            row for row in self._imported.rows if row.state is RowState.BAD or not self.only_bad.isChecked()
        ]
        self.model.set_rows([_row(each, words) for each in wanted])
        self.take.setEnabled(self._takes())
        count = self._imported.count(RowState.NEW)
        self.take.setText("&Import 1 row" if count == 1 else f"&Import {count:,} rows")

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Choose the spreadsheet", "", "Tables (*.csv *.tsv *.txt);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.fileChosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Choose the folder with the pictures")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.folderChosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _submit(self) -> None:
        if self.take.isVisible() and self.take.isEnabled():
            self.importWanted.emit()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        self.columns.changed.connect(self._on_columns)
        self.only_bad.toggled.connect(self._fill)
        self.take.clicked.connect(self.importWanted)
        self.back.clicked.connect(self.left)
        for keys, slot in (("Ctrl+Return", self._submit), ("Ctrl+Enter", self._submit), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _on_columns(self) -> None:
        self.fold.set_summary(self.columns.summary())
        self.columnsChanged.emit()

    def _lay_out(self) -> None:
        self.add_action(self.back)
        self.table.setModel(self.model)
        why = "Nothing is written before you have seen what becomes of each row."
        self.table.set_empty(EmptyState("list", "No rows yet", why))
        self.table.set_widths({0: 64, 1: 220, 2: 150}, stretch=3)
        self.fold.body.addWidget(self.columns)
        top = Card()
        for control, words in ((self.choose, self._file), (self.folder, self._folder)):
            line = QHBoxLayout()
            line.setSpacing(M)
            control.setMinimumWidth(304)  # the wider of the two, so that what is said stands in one column
            line.addWidget(control)
            line.addWidget(words, 1)
            top.body.addLayout(line)
        top.add(self.fold)
        rows = Card(margin=1)
        rows.add(self.table, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(S)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.only_bad)
        foot.addWidget(self.take)
        rows.setMinimumHeight(_LEAST_ROWS)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        for part in (self.problem, top, self.loading):
            column.addWidget(part)
        column.addWidget(rows, 1)
        area = scrolled(inside, "The spreadsheet", margin=0)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._foot)


def summary(imported: Imported) -> str:
    """Return what an import did, or would do, in one sentence."""
    new, there, bad = (imported.count(state) for state in (RowState.NEW, RowState.THERE, RowState.BAD))
    taken = "can be taken over" if imported.dry else ("was taken over" if new == 1 else "were taken over")
    parts = [f"{_rows(new)} {taken}"]
    if there:
        parts.append(f"{there:,} there already")
    if bad:
        parts.append(f"{bad:,} left out, each with its reason")
    return ", ".join(parts) + "."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _row(outcome: RowOutcome, words: dict[RowState, tuple[Kind, str]]) -> Row:
    kind, said = words[outcome.state]
    return Row(
        str(outcome.number),
        (
            Cell(str(outcome.number)),
            Cell(outcome.file or "No file named", strong=True),
            Cell(said, kind=kind),
            Cell(outcome.reason or "Nothing is wrong with it"),
        ),
    )
