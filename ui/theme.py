"""The theme: tokens become a palette, a font and one generated style sheet.

    theme.apply(app, Scheme.DARK)       once at the start, and again whenever the person chooses
    theme.current()                     the tokens in force, for what paints itself
    theme.mark(button, "kind", "bad")   a property that the style sheet asks for, at any time

Qt is never asked to follow a colour scheme: without a platform theme it does nothing. The palettes are ours.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui import fonts
from ui.focus_ring import FocusRing
from ui.tokens import BODY_PX, HEADING_PX, LIGHT, RADIUS, SCHEMES, SMALL_PX, TITLE_PX, Scheme, Tokens

SHEETS = ("base", "controls", "fields", "views", "pieces", "shell")

_current: Tokens = LIGHT


def tokens(scheme: Scheme) -> Tokens:
    """Return the tokens of `scheme`."""
    return SCHEMES[scheme]


def current() -> Tokens:
    """Return the tokens in force."""
    return _current


def apply(app: QApplication, scheme: Scheme, *, bundled_font: bool = False) -> Tokens:
    """Give the whole application the look of `scheme`, and return its tokens.

    `bundled_font` leaves Frutiger and Arial aside, so that pictures of the windows are equal everywhere.
    """
    global _current
    _current = tokens(scheme)
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    fonts.register()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app.setFont(fonts.body_font(bundled_only=bundled_font))
    app.setPalette(palette(_current))
    app.setStyleSheet(style_sheet(_current))
    if app.findChild(FocusRing) is None:
        FocusRing(app, current)
    return _current


def system_scheme() -> Scheme:
    """Return the scheme that the computer asks for: high contrast first, then dark, else light."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what Fusion paints by itself."""
    result = QPalette()
    for role, colour in _roles(tokens).items():
        result.setColor(role, QColor(colour))
    off = QColor(tokens.off)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, off)
    return result


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.field_line,
        role.Shadow: tokens.line,
    }


def style_sheet(tokens: Tokens) -> str:
    """Return the one style sheet, with every $name in resources/styles replaced by its token.

    Raises KeyError for a name that is no token.
    """
    text = "\n".join(resources.read_text(f"styles/{name}.qss") for name in SHEETS)
    return Template(text).substitute(_names(tokens))


def _names(tokens: Tokens) -> dict[str, str]:
    names = {
        "scheme": tokens.scheme.value,
        "styles": resources.folder("styles").as_posix(),
        "radius": f"{RADIUS}px",
        "body_px": f"{BODY_PX}px",
        "small_px": f"{SMALL_PX}px",
        "heading_px": f"{HEADING_PX}px",
        "title_px": f"{TITLE_PX}px",
    }
    for name, value in asdict(tokens).items():
        if isinstance(value, dict):
            names |= {f"{name}_{part}": colour for part, colour in value.items()}
        elif isinstance(value, str):
            names[name] = value
    return names


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set the property `name`, and have the style sheet look again where the value is new."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
