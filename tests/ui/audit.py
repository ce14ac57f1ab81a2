"""An audit of what stands on the screen, and pictures of it.

    assert audit(panel) == []
    picture = shoot(panel, "compose-empty", Scheme.DARK)

`audit` walks the accessibility tree that a screen reader is given, and the widgets themselves.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)

from ui import theme
from ui.tokens import TARGET, Scheme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.thumbnail import Thumbnail

_ROLE = QAccessible.Role
CONTROLS = {
    _ROLE.Button,
    _ROLE.ButtonMenu,
    _ROLE.ButtonDropDown,
    _ROLE.CheckBox,
    _ROLE.RadioButton,
    _ROLE.EditableText,
    _ROLE.ComboBox,
    _ROLE.SpinBox,
    _ROLE.Slider,
    _ROLE.PageTab,
    _ROLE.Link,
    _ROLE.List,
    _ROLE.Table,
    _ROLE.Tree,
    _ROLE.ProgressBar,
}
FIELDS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
PRESSED = {
    _ROLE.Button,
    _ROLE.ButtonMenu,
    _ROLE.ButtonDropDown,
    _ROLE.CheckBox,
    _ROLE.RadioButton,
    _ROLE.PageTab,
}
_MNEMONIC = re.compile(r"&([^&\s])")


def audit(widget: QWidget) -> list[str]:
    """Return what is wrong with `widget`, which must be shown: an empty list is what a test wants."""
    for _ in range(3):  # layouts of wrapped text settle in the second round
        QApplication.processEvents()
    return [*_unnamed_and_small(widget), *_clipped(widget), *_twice_the_same_letter(widget)]


def shoot(
    widget: QWidget, name: str, scheme: Scheme = Scheme.LIGHT, size: tuple[int, int] | None = (1280, 720)
) -> QImage:
    """Return a picture of `widget` in `scheme` at `size` (None: its own), and save it as name-scheme.png.

    The folder is that of CCGCOMPOSE_SHOTS, else a temporary one; it is never in the project.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scheme, bundled_font=True)
    if size is not None:
        widget.resize(QSize(*size))
    widget.show()
    for _ in range(3):  # layouts of wrapped text settle in the second round
        app.processEvents()
    image = widget.grab().toImage()
    folder = Path(os.environ.get("CCGCOMPOSE_SHOTS", tempfile.gettempdir() + "/ccgcompose-shots"))
    folder.mkdir(parents=True, exist_ok=True)
    image.save(str(folder / f"{name}-{scheme.value}.png"))
    return image


def colours(image: QImage, step: int = 4) -> int:
    """Return how many colours there are in `image`, looking at every `step`th pixel: 1 is a blank picture."""
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)}
    )


def accessible(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, QAccessible.Role, str]]:
    """Yield what a screen reader is given below `widget`: the interface, its role and its name."""
    stack = [QAccessible.queryAccessibleInterface(widget)]
    while stack:
        interface = stack.pop()
        if interface.state().invisible:
            continue
        yield interface, interface.role(), interface.text(QAccessible.Text.Name)
        if interface.role() not in (_ROLE.Table, _ROLE.List, _ROLE.Tree, _ROLE.ComboBox, _ROLE.SpinBox):
            stack.extend(interface.child(i) for i in range(interface.childCount()))


def _unnamed_and_small(widget: QWidget) -> Iterator[str]:
    for interface, role, name in accessible(widget):
        thing = interface.object()
        if isinstance(thing, QScrollBar) or role == _ROLE.ScrollBar:
            continue
        called = f"{type(thing).__name__} {name!r}"
        if role == _ROLE.NoRole:
            yield f"no role: {called}"
        if role in CONTROLS and not name.strip():
            yield f"no name: {called} ({role.name})"
        rect = interface.rect()
        if role in PRESSED and min(rect.width(), rect.height()) < TARGET:
            yield f"target of {rect.width()} x {rect.height()}: {called}"


def _shown(widget: QWidget) -> Iterator[QWidget]:
    for child in (widget, *widget.findChildren(QWidget)):
        if child.isVisible() and not isinstance(child, QMenu):
            yield child


def _clipped(widget: QWidget) -> Iterator[str]:
    for child in _shown(widget):
        if isinstance(child, QLabel) and not isinstance(child, ElidedLabel | Thumbnail) and child.text():
            if _label_is_cut(child):
                yield f"cut: {type(child).__name__} {child.text()!r}"
        elif isinstance(child, FIELDS) and _is_squeezed(child):
            yield f"cut: {type(child).__name__} {child.accessibleName() or child.objectName()!r}"
        if _leaves_its_parent(child):
            yield f"outside: {type(child).__name__} {child.accessibleName() or child.objectName()!r}"


def _is_squeezed(widget: QWidget) -> bool:
    """A height that was set on purpose is taken as meant, as long as a line of text goes in."""
    hint, line = widget.minimumSizeHint(), widget.fontMetrics().height() + 2
    least = max(widget.minimumHeight() or hint.height(), line)
    return widget.width() < (widget.minimumWidth() or hint.width()) or widget.height() < least


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    wanted = label.sizeHint()
    return wanted.width() > label.width() + 1 or wanted.height() > label.height() + 1


def _leaves_its_parent(child: QWidget) -> bool:
    parent = child.parentWidget()
    if parent is None or child.isWindow() or child.objectName().startswith(("focus_ring", "qt_")):
        return False
    step: QWidget | None = parent
    while step is not None:
        if isinstance(step, QAbstractScrollArea | QComboBox | QTabBar):
            return False
        step = step.parentWidget()
    return not parent.rect().contains(child.geometry())


def _twice_the_same_letter(widget: QWidget) -> Iterator[str]:
    letters: Counter[str] = Counter()
    for child in _shown(widget):
        if isinstance(child, QAbstractButton) or (isinstance(child, QLabel) and child.buddy() is not None):
            letters.update(found.lower() for found in _MNEMONIC.findall(child.text()))
        elif isinstance(child, QTabBar):
            for tab in range(child.count()):
                letters.update(found.lower() for found in _MNEMONIC.findall(child.tabText(tab)))
    yield from (f"two controls answer Alt+{letter}" for letter, times in letters.items() if times > 1)
    for menu in widget.findChildren(QMenu):
        lines = Counter(f.lower() for a in menu.actions() for f in _MNEMONIC.findall(a.text()))
        yield from (f"two lines of a menu answer {letter}" for letter, times in lines.items() if times > 1)
