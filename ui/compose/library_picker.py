"""Choose pictures that are in the library already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ccgcompose.domain.media import MediaAsset
from ccgcompose.usecases.views import MediaLine
from ui.compose.permission_words import badge
from ui.icons import icon
from ui.widgets.dialog import Sheet
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.text import plain_tip

EDGE = 132


class LibraryPicker(Sheet):
    """`picked` carries the MediaAssets that were chosen, `seen` those of which a thumbnail is wanted now."""

    picked = Signal(list)
    seen = Signal(list)

    def __init__(self, lines: Sequence[MediaLine], zone: str, parent: QWidget | None = None) -> None:
        super().__init__("Add pictures from the library", parent, primary="Add", width=768)
        self._assets = {line.asset.id: line.asset for line in lines}
        self._items: dict[str, QListWidgetItem] = {}
        self._search = SearchField("Search the library")
        self.list = QListWidget()
        self._lay_out(lines, zone)
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.list.itemDoubleClicked.connect(self.accept)
        self._search.searched.connect(self._filter)
        self._look = QTimer(self)  # after scrolling and laying out, not during
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._on_seen)
        self.list.verticalScrollBar().valueChanged.connect(self._look_soon)
        self._on_selection()

    def set_image(self, media_id: str, image: QImage) -> None:
        """Show a thumbnail that has arrived."""
        item = self._items.get(media_id)
        if item is not None:
            item.setIcon(QIcon(_square(image, self.devicePixelRatioF())))

    def chosen(self) -> list[MediaAsset]:
        """Return the assets that are chosen."""
        return [self._assets[item.data(Qt.ItemDataRole.UserRole)] for item in self.list.selectedItems()]

    def accept(self) -> None:
        """Close with what is chosen."""
        chosen = self.chosen()
        if chosen:
            super().accept()
            self.picked.emit(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_soon()

    def _look_soon(self) -> None:
        self._look.start(0)

    def _on_seen(self) -> None:
        sight = self.list.viewport().rect()
        visible = [
            key
            for key, item in self._items.items()
            if not item.isHidden() and self.list.visualItemRect(item).intersects(sight)
        ]
        self.seen.emit([self._assets[key] for key in visible])

    def _on_selection(self) -> None:
        count = len(self.list.selectedItems())
        self.primary.setEnabled(count > 0)
        self.primary.setText("Add" if count < 2 else f"Add {count} pictures")

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            asset = self._assets[item.data(Qt.ItemDataRole.UserRole)]
            item.setHidden(wanted not in f"{asset.filename} {asset.alt_text}".casefold())
        self._look_soon()

    def _lay_out(self, lines: Sequence[MediaLine], zone: str) -> None:
        if not lines:
            self.add(EmptyState("photo", "The library is empty", "Add a picture from a file instead."), 1)
            self._search.hide()
            self.list.hide()
            return
        self.list.setAccessibleName("Pictures")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.list.setIconSize(QSize(EDGE, EDGE * 3 // 4))
        self.list.setGridSize(QSize(EDGE + 40, EDGE * 3 // 4 + 66))
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(360)
        for line in lines:
            item = QListWidgetItem(
                icon("photo", "muted"), f"{line.asset.filename}\n{badge(line.verdict, zone)[1]}"
            )
            item.setData(Qt.ItemDataRole.UserRole, line.asset.id)
            item.setToolTip(plain_tip(line.asset.alt_text))
            self.list.addItem(item)
            self._items[line.asset.id] = item
        self.add(self._search)
        self.add(self.list, 1)


def _square(image: QImage, ratio: float) -> QPixmap:
    size = QSize(EDGE, EDGE * 3 // 4) * ratio
    filled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - size.width()) // 2, (filled.height() - size.height()) // 2
    pixmap = QPixmap.fromImage(filled.copy(left, top, size.width(), size.height()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
