"""The page with the recovery key, to a printer or into a file. Nothing else of it is written anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog

from ccgcompose.errors import EnvironmentFault, Problem
from ui.library.recovery_page import TITLE, RecoveryPage, as_pdf, lay_out, paint
from ui.library.vault_sheet import VaultSheet
from ui.session import Session

FILE = "recovery key of the vault.pdf"


class RecoveryPrinting(QObject):
    """`page` returns what is shown on the sheet, or None. `printers` names those of this computer."""

    def __init__(
        self,
        sheet: VaultSheet,
        session: Session,
        page: Callable[[], RecoveryPage | None],
        printers: Callable[[], list[str]] = QPrinterInfo.availablePrinterNames,
    ) -> None:
        super().__init__(sheet)
        self._sheet, self._session, self._page, self._printers = sheet, session, page, printers

    def print(self) -> None:
        """Ask for the printer, then print."""
        if not self._printers():
            self._sheet.show_problem(no_printer())
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(TITLE)
        lay_out(printer)
        dialog = QPrintDialog(printer, self._sheet)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)  # there is a button for that
        dialog.accepted.connect(partial(self.print_on, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the page, and record that."""
        page = self._page()
        if page is None:
            return
        if not paint(page, printer):
            self._sheet.show_problem(_not_printed())
            return
        desk, person = self._session.desk, self._session.person
        self._run(
            partial(desk.evidence.page_printed, person), "The page is on its way to the printer.", _SAFE
        )

    def save(self) -> None:
        """Ask where the PDF is to go, then write it."""
        dialog = QFileDialog(self._sheet, "Save the page, which is not encrypted", FILE, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, target: str) -> None:
        """Write the PDF, and record that."""
        page = self._page()
        if page is not None:
            desk, person = self._session.desk, self._session.person
            write = partial(desk.evidence.save_page, person, as_pdf(page), Path(target))
            self._run(write, f"The page is saved as {Path(target).name}.", _DELETE)

    def _run(self, act: Callable[[], object], what: str, next: str) -> None:
        said = partial(self._sheet.say, what, next)
        self._session.background.run(act, done=lambda _done: said(), failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._sheet.show_problem(error)


_SAFE = "Fetch it yourself, and put it into a safe."
_DELETE = (
    "Whoever has that file can read the vault: print it, put the page into a safe, then delete the file."
)


def no_printer() -> Problem:
    """Return what is said where there is no printer."""
    return EnvironmentFault(
        "There is no printer on this computer.",
        kept="Nothing was printed, and the key is where it was.",
        next="Save the page as a PDF on a stick of your own and print it elsewhere, or write the key down from here.",
    )


def _not_printed() -> Problem:
    return EnvironmentFault(
        "The printer did not take the page.",
        kept="The key is where it was.",
        next="Look whether the printer is on, or choose another.",
    )
