"""The page with the recovery key of the vault, as it is printed and put into a safe. Black on white in any theme."""

from __future__ import annotations

import html
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from ui.fonts import body_font

TITLE = "Recovery key of the evidence vault"
_MARGIN_MM, _CODE_MM = 20.0, 48.0
_MM_IN_AN_INCH = 25.4
_RESOLUTION = 300  # dots an inch
_WHAT = (
    "With this key, and nothing else, the vault can be opened in which ccgcompose keeps consent forms and licences of "
    "{}. The computer that works with them has the key in its keyring. Should that computer be lost, this page is the "
    "only way to read them again."
)
_READ = (
    "The fifth character of each group checks the group, and the last group checks them all: a slip is named by its "
    "group. There is no letter I, L, O or U."
)
_USE = (
    "<b>To use it.</b> Open ccgcompose on the new computer, go to Library, record a consent, choose “The vault’s key” "
    "beside its evidence, and type the groups. Or run: ccgcompose vault recover. {}"
)
_CODE = "The square below holds the same key, for a scanner that types what it reads."
_KEEP = (
    "<b>To keep it.</b> Whoever has this page can read the vault. Put it into a safe, away from that computer. Do not "
    "scan, photograph or send it. Once the key is changed this page opens nothing: print the new one, then destroy "
    "this."
)


@dataclass(frozen=True, slots=True)
class RecoveryPage:
    """What stands on the page. `key` is in lines of groups; `code` in rows of "#" and " ", or empty."""

    organisation: str
    day: str
    key: str
    code: tuple[str, ...] = ()

    def html(self) -> str:
        """Return the words of the page."""
        name, day = html.escape(self.organisation), html.escape(self.day)
        paragraphs = (
            _WHAT.format(name),
            self._groups(),
            _READ,
            _USE.format(_CODE if self.code else ""),
            _KEEP,
        )
        body = "".join(each if each.startswith("<table") else f"<p>{each}</p>" for each in paragraphs)
        return f'<body style="color:#000000"><h1>{TITLE}</h1><p><b>{name}</b><br>{day}</p>{body}</body>'

    def _groups(self) -> str:
        rows, first = [], 1
        for line in self.key.splitlines():
            groups = line.split()
            cells = "".join(f'<td style="{_GROUP}">{html.escape(group)}</td>' for group in groups)
            last = first + len(groups) - 1
            rows.append(f'<tr><td style="padding:6px 14px 6px 0">Groups {first} to {last}</td>{cells}</tr>')
            first = last + 1
        return f"<table>{''.join(rows)}</table>"


_GROUP = "font-family:monospace; font-size:16pt; font-weight:bold; padding:6px 10px"


def lay_out(device: QPagedPaintDevice) -> None:
    """Make a device A4, upright, with the margins of the page."""
    margins = QMarginsF(*(_MARGIN_MM,) * 4)
    upright = QPageLayout.Orientation.Portrait
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, margins, QPageLayout.Unit.Millimeter)
    )


def paint(page: RecoveryPage, device: QPaintDevice) -> bool:
    """Paint the page; return whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    document = QTextDocument()
    font = QFont(body_font())
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(device)
    document.setTextWidth(device.width())
    document.setHtml(page.html())
    document.drawContents(painter)
    mm = device.logicalDpiX() / _MM_IN_AN_INCH
    _paint_code(painter, page.code, QPointF(0, document.size().height() + 6 * mm), _CODE_MM * mm)
    return painter.end()


def as_pdf(page: RecoveryPage) -> bytes:
    """Return the page as a PDF."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(TITLE)
    writer.setCreator("ccgcompose")
    lay_out(writer)
    paint(page, writer)
    return bytes(out.data().data())


def _paint_code(painter: QPainter, code: tuple[str, ...], at: QPointF, edge: float) -> None:
    if not code:
        return
    cell = edge / len(code)
    for y, row in enumerate(code):
        for x, dark in enumerate(row):
            if dark == "#":
                place = QRectF(at.x() + x * cell, at.y() + y * cell, cell, cell)
                painter.fillRect(place, Qt.GlobalColor.black)
