"""The key of the evidence vault: where it is, its printed form, and the way back from that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ccgcompose.usecases.ports import VaultState
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.dialog import Sheet
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import FormRow
from ui.widgets.secret_clipboard import SECONDS, SecretClipboard
from ui.widgets.text import label, small


class VaultSheet(Sheet):
    """`showWanted`, `printWanted`, `saveWanted`, `memoryWanted` and `recoverWanted(key)` out; states and the key in."""

    showWanted = Signal()
    printWanted = Signal()
    saveWanted = Signal()
    memoryWanted = Signal()
    recoverWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The key of the vault", parent, primary="Close", secondary="", width=600)
        self.standing = label("Looking for the key…", wrap=True)
        self.show_key = button("&Show the recovery key", icon_name="key")
        self.key = QPlainTextEdit()
        self.key.setReadOnly(True)
        self.key.setAccessibleName("Recovery key")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(17)  # to be read aloud and written down
        self.key.setFont(font)
        self.key.setFixedHeight(96)
        self.key.setTabChangesFocus(True)
        self.print = button("&Print…", icon_name="file-text")
        self.save = button("Save as P&DF…", icon_name="download")
        self.copy = button("&Copy it", icon_name="copy")
        self._clipboard = SecretClipboard(self)
        self.said = Banner("ok", "")
        self._warning = small(_WARNING, wrap=True)
        self.memory = button("&Keep the key in memory for now")
        self.typed = QLineEdit()
        self.row = FormRow("&Recovery key, as it was printed", self.typed)
        self.recover = button("&Take it")
        self._lay_out()
        self._connect()

    def set_state(self, state: VaultState) -> None:
        """Show how the vault stands, and what can be done about it."""
        self.clear_problem()
        self.standing.setText(standing_words(state))
        shut = state.made and not state.has_key
        homeless = not state.made and not state.lasting
        self.show_key.setVisible(not shut and not homeless and not self.key.toPlainText())
        self.memory.setVisible(homeless)
        for widget in (self.row, self.recover):
            widget.setVisible(shut)

    def show_recovery_key(self, key: str) -> None:
        """Show the key, to be printed or written down."""
        self.key.setPlainText(key)
        self._clipboard.watch(key)
        for widget in (self.key, self.print, self.save, self.copy, self._warning):
            widget.show()
        self.show_key.hide()
        self.key.setFocus()

    def say(self, what: str, next: str) -> None:
        """Say what became of the page."""
        self.clear_problem()
        self.said.set_message("ok", what, next=next)
        self.said.show()
        self.said.announce()

    def done(self, result: int) -> None:
        """Leave nothing of the key behind: neither here nor on the clipboard."""
        self._clipboard.clear()
        self.key.clear()
        super().done(result)

    def _copy(self) -> None:
        self._clipboard.put(self.key.toPlainText())
        self.copy.setText(f"Copied, for {SECONDS} seconds")

    def _connect(self) -> None:
        self.show_key.clicked.connect(self.showWanted)
        self.memory.clicked.connect(self.memoryWanted)
        self.print.clicked.connect(self.printWanted)
        self.save.clicked.connect(self.saveWanted)
        self.copy.clicked.connect(self._copy)
        self.recover.clicked.connect(lambda: self.recoverWanted.emit(self.typed.text()))

    def _lay_out(self) -> None:
        acts = QWidget()
        line = FlowLayout(acts)
        for widget in (self.print, self.save, self.show_key, self.memory, self.copy, self.recover):
            line.addWidget(widget)
        for part in (self.said, self.standing, self.key, self._warning, self.row, acts):
            self.add(part)
        hidden: tuple[QWidget, ...] = (
            self.said,
            self.key,
            self.print,
            self.save,
            self.copy,
            self._warning,
            self.row,
            self.recover,
            self.memory,
            self.show_key,
        )
        for later in hidden:
            later.hide()


_WARNING = (
    "Print it, on a printer of your own, or write it down, and put it into a safe. Whoever has it can read the vault; "
    "without it and without this computer nobody can. That it was shown is in the history."
)


def standing_words(state: VaultState) -> str:
    """Return how the vault stands, in a sentence or two."""
    if state.made and not state.has_key:
        return (
            f"The key is not on this computer ({state.place}) Type its printed form to open the vault again."
        )
    if not state.made and not state.lasting:
        return (
            f"{state.place} Without one, the key can be kept in memory until the program is closed: print the "
            "recovery key then, before the first file goes in."
        )
    if not state.made:
        return f"There is no file in the vault yet. With the first one its key is made and kept in {state.place}."
    where = f"The key is kept in {state.place}." if state.lasting else "The key is kept in memory only."
    seen = (
        ""
        if state.key_was_shown
        else " Nobody has seen its recovery key yet: print it, and put it into a safe."
    )
    return where + seen
