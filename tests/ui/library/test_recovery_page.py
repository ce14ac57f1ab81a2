"""The page with the recovery key: what stands on it, where it goes, and that nothing of the key stays behind."""

from __future__ import annotations

import re
import stat
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.host.qr import qr_code
from ccgcompose.host.vault_key import printable, typed
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.library.recovery_page import TITLE, RecoveryPage, as_pdf, lay_out, paint
from ui.library.recovery_printing import RecoveryPrinting
from ui.library.vault_sheet import VaultSheet
from ui.session import Session
from ui.widgets.secret_clipboard import SecretClipboard

BYTES = bytes(range(100, 132))
KEY = printable(BYTES)


@pytest.fixture
def sheet(panel: LibraryPanel, session: Session, qtbot: QtBot) -> VaultSheet:
    """The sheet with the key on it."""
    panel.people.record()
    click(panel.people.consent_page.fields.evidence.key)
    qtbot.waitUntil(lambda: not session.background.busy)
    made = QApplication.activeModalWidget()
    assert isinstance(made, VaultSheet)
    click(made.show_key)
    qtbot.waitUntil(lambda: not session.background.busy)
    return made


def printing(sheet: VaultSheet, session: Session, printers: list[str]) -> RecoveryPrinting:
    page = RecoveryPage("NHS Exampleshire", "24 Nov 2026", sheet.key.toPlainText())
    return RecoveryPrinting(sheet, session, lambda: page, lambda: printers)


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def recorded(world: World, kind: str) -> bool:
    return bool(world.desk.past.entries(EntryQuery(kind=kind)))


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF as a reader of it finds them: glyphs by each font's own table of letters."""
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj(.*?)endobj", pdf, re.DOTALL)}
    fonts = {
        name: _letters(objects[int(re.findall(rb"/ToUnicode (\d+) 0 R", objects[int(number)])[0])])
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", pdf)
    }
    said: list[str] = []
    for stream in map(_stream, objects.values()):
        letters: dict[int, str] = {}
        for name, shown in re.findall(
            rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>", stream if b" Tf" in stream else b""
        ):
            letters = fonts[name] if name else letters
            said += [letters[int(shown[at : at + 4], 16)] for at in range(0, len(shown), 4)]
    return "".join("".join(said).split())  # a space may come as another glyph of the same width


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*)\r?\nendstream", body, re.DOTALL)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _letters(body: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, last, letter in re.findall(rb"<(\w{4})> <(\w{4})> <(\w{4})>", _stream(body)):
        for code in range(int(first, 16), int(last, 16) + 1):
            found[code] = chr(int(letter, 16) + code - int(first, 16))
    for first, last, several in re.findall(rb"<(\w{4})> <(\w{4})> \[([^]]*)\]", _stream(body)):
        for code, letter in zip(range(int(first, 16), int(last, 16) + 1), several.split(), strict=True):
            found[code] = chr(int(letter.strip(b"<>"), 16))
    return found


def seen(page: RecoveryPage) -> QImage:
    """Return the page as it is seen on paper, at 150 dots an inch."""
    image = QImage(QSize(1004, 1516), QImage.Format.Format_RGB32)  # A4 within its margins
    image.setDotsPerMeterX(5906)
    image.setDotsPerMeterY(5906)
    image.fill(Qt.GlobalColor.white)
    assert paint(page, image)
    return image


def test_the_page_says_what_it_is_whose_when_and_the_whole_key() -> None:
    page = RecoveryPage("Exampleshire & Partners", "24 Nov 2026", KEY, qr_code(KEY))
    said = words_of(as_pdf(page))
    for words in (TITLE, "Exampleshire & Partners", "24 Nov 2026", "Groups 11 to 14", "can read the vault"):
        assert words.replace(" ", "") in said
    shown = [group for group in KEY.split() if group in said]
    assert typed(" ".join(shown)) == BYTES


def test_the_square_on_the_page_is_the_key() -> None:
    image = seen(RecoveryPage("NHS Exampleshire", "24 Nov 2026", KEY, qr_code(KEY)))
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    (found,) = zxingcpp.read_barcodes(np.ascontiguousarray(pixels[:, :, 0]))
    assert typed(found.text) == BYTES


def test_the_page_is_one_page_also_without_a_square_and_with_a_long_name() -> None:
    for code in ((), qr_code(KEY)):
        pdf = as_pdf(RecoveryPage("NHS " + "Exampleshire and Elsewhere " * 6, "24 Nov 2026", KEY, code))
        assert pdf.count(b"/Type /Page\n") == 1
    bottom = seen(RecoveryPage("NHS " + "Exampleshire and Elsewhere " * 6, "24 Nov 2026", KEY, qr_code(KEY)))
    rows = [y for y in range(bottom.height()) if bottom.pixelColor(4, y) == Qt.GlobalColor.black]
    assert rows
    assert max(rows) < bottom.height() - 20


def test_saving_writes_one_file_for_its_owner_and_records_that(
    sheet: VaultSheet, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere" / "key.pdf"
    target.parent.mkdir()
    printing(sheet, session, []).save_as(str(target))
    settle(qtbot, session)
    assert typed("".join(g for g in sheet.key.toPlainText().split() if g in words_of(target.read_bytes())))
    assert list(target.parent.iterdir()) == [target]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert recorded(world, "vault.key-saved")
    assert "delete the file" in sheet.said.accessibleDescription()
    assert audit(sheet) == []


def test_a_place_that_cannot_be_written_is_said_and_records_nothing(
    sheet: VaultSheet, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    printing(sheet, session, []).save_as(str(tmp_path / "file" / "key.pdf"))
    settle(qtbot, session)
    assert sheet._sheet_problem is not None
    assert not recorded(world, "vault.key-saved")
    assert sheet.key.toPlainText()


def test_without_a_printer_the_sheet_says_what_to_do(sheet: VaultSheet, session: Session) -> None:
    printing(sheet, session, []).print()
    assert sheet._sheet_problem is not None
    assert "no printer" in sheet._sheet_problem.accessibleName()
    assert "PDF" in sheet._sheet_problem.accessibleDescription()
    assert audit(sheet) == []


def test_with_a_printer_its_dialog_is_asked_and_the_page_printed(
    sheet: VaultSheet, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    made = printing(sheet, session, ["Office"])
    made.print()
    dialogs = sheet.findChildren(QPrintDialog)
    assert [dialog.isVisible() for dialog in dialogs] == [True]
    dialogs[0].reject()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    lay_out(printer)
    made.print_on(printer)
    settle(qtbot, session)
    assert TITLE.replace(" ", "") in words_of((tmp_path / "printed.pdf").read_bytes())
    assert recorded(world, "vault.key-printed")


def test_nothing_of_the_key_stays_when_the_sheet_is_closed(
    sheet: VaultSheet, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    key, clipboard = sheet.key.toPlainText(), QApplication.clipboard()
    click(sheet.copy)
    assert clipboard.text() == key
    sheet.reject()
    assert clipboard.text() == ""
    assert sheet.key.toPlainText() == ""
    left = [path for path in tmp_path.rglob("*") if path.is_file() and key[:11].encode() in path.read_bytes()]
    assert left == []


def test_what_was_copied_by_hand_goes_too_and_what_is_another_s_stays(sheet: VaultSheet) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText(sheet.key.toPlainText().split("\n")[1])
    sheet.reject()
    assert clipboard.text() == ""
    clipboard.setText("Our flu clinics")
    sheet.reject()
    assert clipboard.text() == "Our flu clinics"


def test_a_secret_on_the_clipboard_goes_with_the_program(qapp: QApplication) -> None:
    secret = SecretClipboard()
    secret.put(KEY)
    qapp.aboutToQuit.emit()
    assert QApplication.clipboard().text() == ""
    assert not secret.goes_by_itself


def test_a_secret_on_the_clipboard_goes_by_itself(qapp: QApplication) -> None:
    secret = SecretClipboard()
    secret.put(KEY)
    assert secret.goes_by_itself
    assert QApplication.clipboard().mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    secret._timer.timeout.emit()
    assert QApplication.clipboard().text() == ""
    assert not secret.goes_by_itself
