"""The permission as a person fills it in, beside the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ccgcompose.domain.permission import LicenceKind
from ccgcompose.usecases.permissions import PermissionForm
from ui.library.day_fields import DayField, LastDayField
from ui.library.evidence_field import EvidenceField
from ui.library.form_rows import MarkedRow
from ui.library.form_shape import Pairs
from ui.library.licence_kinds import USUAL, KindChoice
from ui.library.terms_fields import TermsFields
from ui.tokens import M

FROM_PICTURE = "From the picture, please check"
LABELS = ("Licence", "Permission e-mail", "Contract", "Invoice", "Release form")
_LINES = ("rights_holder", "creator", "credit_line")
_FROM_PICTURE = (*_LINES, "licence", "licensor", "spdx_id", "licence_version", "licence_url")


class PermissionFields(QWidget):
    """`form()` out, `set_form` in. `edited` comes with every change by a person."""

    edited = Signal()

    def __init__(self, organisation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self.kind = KindChoice()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.licence = QComboBox()
        self.licence.setEditable(True)
        self.licence.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.valid_from = DayField("First day")
        self.valid_to = LastDayField()
        self.evidence = EvidenceField(LABELS)
        self._pairs = Pairs()
        self.terms = TermsFields(self._pairs)
        self.platforms, self.notes = self.terms.platforms, self.terms.notes
        self.rows: dict[str, MarkedRow] = {}
        self._make_rows()
        self._lay_out()
        self._connect()

    def form(self) -> PermissionForm:
        """Return what is filled in."""
        texts: dict[str, Any] = {name: self.lines[name].text() for name in _LINES}
        return PermissionForm(
            **texts,
            **self.terms.changes(),
            kind=self.kind.kind(),
            licence=self.licence.currentText(),
            evidence=self.evidence.text(),
            evidence_files=self.evidence.file_ids(),
            valid_from=self.valid_from.iso(),
            valid_to=self.valid_to.iso(),
        )

    def set_form(self, form: PermissionForm, *, from_picture: bool) -> None:
        """Show a form; with `from_picture` every text in it is marked as to be checked.

        Files of evidence come through the field's own `set_files`.
        """
        self.blockSignals(True)
        self.kind.set_kind(form.kind)
        self._offer_terms(form.kind)
        for name in _LINES:
            self.lines[name].setText(getattr(form, name))
        self.evidence.set_text(form.evidence)
        self.evidence.set_files(())
        self.licence.setEditText(form.licence)
        self.valid_from.set_iso(form.valid_from)
        self.valid_to.day.setDate(self.valid_from.date().addYears(1))
        self.valid_to.set_iso(form.valid_to)
        self.terms.set_form(form)
        for name, row in self.rows.items():
            marked = from_picture and name in _FROM_PICTURE and bool(getattr(form, name))
            row.set_mark(FROM_PICTURE if marked else "")
            row.set_error("")
        self.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """Put the questions of a pair under each other where there is little room."""
        self._pairs.set_narrow(narrow)

    def problems(self) -> dict[str, str]:
        """Return what only the fields know to be wrong, by field."""
        return {"platforms": self.platforms.problem()} if self.platforms.problem() else {}

    def set_errors(self, errors: dict[str, str], *, go: bool) -> None:
        """Show errors by field and take all others away; with `go` the first wrong field gets the focus."""
        for name, row in self.rows.items():
            row.set_error(errors.get(name, ""))
        self.terms.open_for(errors)
        first = next((row for name, row in self.rows.items() if name in errors), None)
        if go and first is not None:
            first.field.setFocus()

    def _on_kind(self, value: str) -> None:
        """Fill in what follows from the kind, where the person has written nothing."""
        self.terms.follow_licence(self.licence.currentText())
        self._offer_terms(value)
        kind = LicenceKind(value)
        before = self.form()
        filled = _usual(before, kind, self._organisation)
        note = f"Filled in for “{value}”, please check"
        if filled.licence != before.licence:
            self.licence.setEditText(filled.licence)
            self.rows["licence"].set_mark(note if filled.licence else "")
        if filled.rights_holder != before.rights_holder:
            self.lines["rights_holder"].setText(filled.rights_holder)
            self.rows["rights_holder"].set_mark(note if filled.rights_holder else "")
        self.edited.emit()

    def _offer_terms(self, value: str) -> None:
        text = self.licence.currentText()
        self.licence.blockSignals(True)
        self.licence.clear()
        self.licence.addItems(list(USUAL[LicenceKind(value)].terms))
        self.licence.setEditText(text)
        self.licence.blockSignals(False)

    def _make_rows(self) -> None:
        row = MarkedRow
        lines = self.lines
        self.rows = {
            "kind": row("What kind of right is it?", self.kind),
            "rights_holder": row("Rights &holder", lines["rights_holder"], "Who owns the rights"),
            "creator": row("&Creator", lines["creator"], "Who made it, where that is somebody else"),
            "licence": row("&Terms", self.licence, "On what terms we may use it. Alt+Down shows usual ones"),
            "evidence": row(
                "&Evidence", self.evidence, "Where it is kept: a contract, an e-mail, an address"
            ),
            "valid_from": row("&First day", self.valid_from),
            "valid_to": row("&Last day", self.valid_to),
            "credit_line": row("Credit li&ne", lines["credit_line"], "Shown with the picture"),
        }
        self.rows |= self.terms.rows
        self.lines |= {"evidence": self.evidence.line, **self.terms.lines}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        for names in _LINED_UP:
            column.addWidget(self._pairs.pair(*(self.rows[name] for name in names)))
        column.addWidget(self.terms)
        column.addStretch(1)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        for name in _LINES:
            self.lines[name].textEdited.connect(self.rows[name].clear_mark)
            self.lines[name].textEdited.connect(self.edited)
        self.licence.editTextChanged.connect(self.rows["licence"].clear_mark)
        self.licence.editTextChanged.connect(self.terms.follow_licence)
        self.licence.editTextChanged.connect(self.edited)
        self.valid_from.dateChanged.connect(self.edited)
        for field in (self.valid_to, self.evidence):
            field.changed.connect(self.edited)
        self.terms.edited.connect(self.edited)


_LINED_UP = (
    ("kind",),
    ("rights_holder", "creator"),
    ("licence",),
    ("evidence",),
    ("valid_from", "valid_to"),
    ("credit_line",),
)


def _usual(form: PermissionForm, kind: LicenceKind, organisation: str) -> PermissionForm:
    """Return the form with what a kind implies, where it is empty or was implied by another kind."""
    implied = {terms for usual in USUAL.values() if usual.only for terms in usual.terms}
    usual = USUAL[kind]
    if not form.licence.strip() or form.licence in implied:
        form = replace(form, licence=usual.terms[0] if usual.only else "")
    own = kind is LicenceKind.OWN_WORK
    if not form.rights_holder.strip() and own:
        form = replace(form, rights_holder=organisation)
    elif form.rights_holder == organisation and not own:
        form = replace(form, rights_holder="")
    return form
