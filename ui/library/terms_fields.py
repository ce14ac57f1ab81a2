"""The terms of a permission that most records leave as they are: in calm groups, folded until they are wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ccgcompose.domain.licences import recognised
from ccgcompose.domain.permission import CreditPlace, Exclusivity
from ccgcompose.domain.source_type import SourceType
from ccgcompose.usecases.permissions import PermissionForm
from ui.library.alterations_field import AlterationsField
from ui.library.choice_field import ChoiceField, in_words
from ui.library.day_fields import MaybeDayField
from ui.library.form_rows import MarkedRow
from ui.library.form_shape import Pairs
from ui.library.people_words import USE_WORDS
from ui.library.platforms_field import PlatformsField
from ui.library.source_words import SOURCE_WORDS
from ui.library.ticks_field import TicksField
from ui.library.words import platform_name
from ui.tokens import M
from ui.widgets.fold import Fold

_LINES = (
    "licensor",
    "licensor_contact",
    "licence_version",
    "licence_url",
    "spdx_id",
    "reference",
    "territory",
    "contact",
)
_OF_LICENCE = ("spdx_id", "licence_version", "licence_url")
_FOLDS = {
    "where": ("platforms", "uses", "territory", "exclusivity"),
    "altered": ("alterations",),
    "full": ("licensor", "licensor_contact", *_OF_LICENCE, "reference", "granted_on"),
    "more": ("credit_place", "contact", "source_type", "notes"),
}


class TermsFields(QWidget):
    """`changes()` out, `set_form` in. `edited` comes with every change by a person."""

    edited = Signal()

    def __init__(self, pairs: Pairs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit() for name in _LINES}
        self.platforms = PlatformsField()
        self.uses = TicksField({use.value: words for use, words in USE_WORDS.items()})
        self.exclusivity = ChoiceField(in_words(Exclusivity))
        self.alterations = AlterationsField()
        self.credit_place = ChoiceField(in_words(CreditPlace))
        self.source_type = ChoiceField(
            {"": "Not stated", **{each.value: SOURCE_WORDS[each] for each in SourceType}}
        )
        self.granted_on = MaybeDayField("Granted on", "Granted on")
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(72)
        self.folds = {
            "where": Fold("Where and for what"),
            "altered": Fold("What may be altered"),
            "full": Fold("The licence in full"),
            "more": Fold("Contact, credit, origin, notes"),
        }
        self.rows: dict[str, MarkedRow] = {}
        self._derived: dict[str, str] = {}
        self._make_rows()
        self._lay_out(pairs)
        self._connect()

    def changes(self) -> dict[str, Any]:
        """Return what is filled in here, by the fields of the form."""
        return {name: line.text() for name, line in self.lines.items()} | {
            "platforms": self.platforms.platforms(),
            "uses": self.uses.values(),
            "exclusivity": self.exclusivity.value(),
            "alterations": self.alterations.values(),
            "credit_place": self.credit_place.value(),
            "source_type": self.source_type.value(),
            "granted_on": self.granted_on.iso(),
            "notes": self.notes.toPlainText(),
        }

    def set_form(self, form: PermissionForm) -> None:
        """Show a form, everything folded."""
        for name, line in self.lines.items():
            line.setText(getattr(form, name))
        self.platforms.set_platforms(form.platforms)
        self.uses.set_values(form.uses)
        self.exclusivity.set_value(form.exclusivity)
        self.alterations.set_values(form.alterations)
        self.credit_place.set_value(form.credit_place)
        self.source_type.set_value(form.source_type)
        self.granted_on.day.set_iso(form.granted_on or form.valid_from)
        self.granted_on.set_iso(form.granted_on)
        self.notes.setPlainText(form.notes)
        self._derived = {name: getattr(form, name) for name in _OF_LICENCE}
        for fold in self.folds.values():
            fold.close_up()
        self.summarise()

    def follow_licence(self, terms: str) -> None:
        """Name an open licence by its id where the terms name one; what a person wrote here stays."""
        found = recognised(terms)
        derived = dict.fromkeys(_OF_LICENCE, "")
        if found is not None:
            derived = {"spdx_id": found.spdx_id, "licence_version": found.version, "licence_url": found.url}
        for name, text in derived.items():
            if self.lines[name].text() in ("", self._derived.get(name, "")):
                self.lines[name].setText(text)
        self._derived = derived
        self.summarise()

    def open_for(self, errors: dict[str, str]) -> None:
        """Unfold what holds something wrong."""
        for key, names in _FOLDS.items():
            if set(names) & set(errors):
                self.folds[key].open()

    def summarise(self) -> None:
        """Say on each fold what is inside."""
        platforms = ", ".join(platform_name(each) for each in self.platforms.platforms())
        where = f"{platforms or 'every platform'}, {self.uses.words().lower() or 'every use'}"
        self.folds["where"].set_summary(where[:1].upper() + where[1:])
        self.folds["altered"].set_summary(self.alterations.words())
        full = [self.lines[name].text() for name in ("spdx_id", "reference", "licensor")]
        self.folds["full"].set_summary(" · ".join(part for part in full if part))
        more = [self.lines["contact"].text(), " ".join(self.notes.toPlainText().split())]
        self.folds["more"].set_summary(" · ".join(part for part in more if part))

    def _on_edit(self) -> None:
        self.summarise()
        self.edited.emit()

    def _make_rows(self) -> None:
        row, lines = MarkedRow, self.lines
        self.rows = {
            "platforms": row("&Platforms", self.platforms),
            "uses": row("Uses", self.uses, "None ticked: every use"),
            "territory": row("Territory", lines["territory"], "Where it may be shown; empty: everywhere"),
            "exclusivity": row("Exclusivity", self.exclusivity, "Whether others may have it as well"),
            "alterations": row("What may we do to it?", self.alterations),
            "licensor": row("Licensor", lines["licensor"], "Who gave it, where that is not the owner"),
            "licensor_contact": row("How to reach them", lines["licensor_contact"], "E-mail or telephone"),
            "spdx_id": row("SPDX id", lines["spdx_id"], "Of an open licence, as CC-BY-4.0"),
            "licence_version": row("Version", lines["licence_version"], "Of the licence"),
            "licence_url": row("Page of the licence", lines["licence_url"]),
            "reference": row("Licence or invoice number", lines["reference"]),
            "granted_on": row("Date of the licence", self.granted_on),
            "credit_place": row("Where the credit must stand", self.credit_place),
            "contact": row("Cont&act", lines["contact"], "Whom to ask about it"),
            "source_type": row("How it was made", self.source_type, "Readers are told where a model made it"),
            "notes": row("N&otes", self.notes),
        }

    def _lay_out(self, pairs: Pairs) -> None:
        rows, pair = self.rows, pairs.pair
        inside = {
            "where": (rows["platforms"], rows["uses"], pair(rows["territory"], rows["exclusivity"])),
            "altered": (rows["alterations"],),
            "full": (
                pair(rows["licensor"], rows["licensor_contact"]),
                pair(rows["spdx_id"], rows["licence_version"]),
                rows["licence_url"],
                pair(rows["reference"], rows["granted_on"]),
            ),
            "more": (rows["credit_place"], rows["contact"], rows["source_type"], rows["notes"]),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M // 4)
        for key, parts in inside.items():
            for part in parts:
                self.folds[key].body.addWidget(part)
            column.addWidget(self.folds[key])

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.textEdited.connect(self.rows[name].clear_mark)
            line.textEdited.connect(self._on_edit)
        for field in (self.platforms, self.uses, self.alterations, self.granted_on):
            field.changed.connect(self._on_edit)
        for choice in (self.exclusivity, self.credit_place, self.source_type):
            choice.chosen.connect(self._on_edit)
        self.notes.textChanged.connect(self._on_edit)
