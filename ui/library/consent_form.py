"""A consent as a person fills it in: what matters first, the rest folded away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ccgcompose.domain.consent import AgeBand, ConsentMethod, LawfulBasis, Relation
from ccgcompose.usecases.consent_form import ConsentForm
from ui.library.choice_field import ChoiceField, in_words
from ui.library.day_fields import DayField, LastDayField, MaybeDayField
from ui.library.evidence_field import EvidenceField
from ui.library.form_rows import MarkedRow
from ui.library.form_shape import Pairs, column_of
from ui.library.people_words import USE_WORDS
from ui.library.platforms_field import PlatformsField
from ui.library.ticks_field import TicksField
from ui.tokens import M
from ui.widgets.fold import Fold
from ui.widgets.text import heading, small

LABELS = ("Consent form", "Letter or e-mail", "Recording of the consent", "Guardian’s consent")
_LINES = ("name", "guardian", "guardian_relation", "witness", "capacity_statement")
_FLAGS = {
    "may_be_named": "The person may be na&med",
    "condition_may_be_stated": "Their &condition may be stated",
    "story_approved": "They approved the te&xt of their story",
}


class ConsentFields(QWidget):
    """`form()` out, `set_form` in. `edited` comes with every change by a person."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit() for name in _LINES}
        self.relation = ChoiceField(in_words(Relation))
        self.age_band = ChoiceField(in_words(AgeBand))
        self.method = ChoiceField(in_words(ConsentMethod))
        self.lawful_basis = ChoiceField(in_words(LawfulBasis))
        self.scope = TicksField({use.value: words for use, words in USE_WORDS.items()})
        self.platforms = PlatformsField()
        self.flags = {name: QCheckBox(words) for name, words in _FLAGS.items()}
        self.given_on = DayField("Agreed on")
        self.valid_to = LastDayField()
        self.review_on = MaybeDayField("Look at it again on", "Look at it again on")
        self.evidence = EvidenceField(LABELS)
        self.story, self.notes = _area(88), _area(64)
        self.where = Fold("Platforms")
        self.more = Fold("Lawful basis, capacity, notes")
        self.rows: dict[str, MarkedRow] = {}
        self._pairs = Pairs()
        self._begun = ConsentForm()
        self._make_rows()
        self._lay_out()
        self._connect()
        self._follow()

    def form(self) -> ConsentForm:
        """Return what is filled in; what is hidden, because it is not asked of this person, stays empty."""
        texts = {name: line.text() for name, line in self.lines.items()}
        if not AgeBand(self.age_band.value()).needs_guardian:
            texts |= {"guardian": "", "guardian_relation": ""}
        flags = {name: box.isChecked() for name, box in self.flags.items()}
        changes: dict[str, object] = {
            **texts,
            **flags,
            "relation": self.relation.value(),
            "age_band": self.age_band.value(),
            "method": self.method.value(),
            "lawful_basis": self.lawful_basis.value(),
            "scope": self.scope.values(),
            "platforms": self.platforms.platforms(),
            "given_on": self.given_on.iso(),
            "valid_to": self.valid_to.iso(),
            "review_on": self.review_on.iso(),
            "story": self.story.toPlainText() if flags["story_approved"] else "",
            "evidence": self.evidence.text(),
            "evidence_files": self.evidence.file_ids(),
            "notes": self.notes.toPlainText(),
        }
        return replace(self._begun, **changes)  # type: ignore[arg-type]  # the names are the form's own

    def set_form(self, form: ConsentForm) -> None:
        """Show a form. Files of evidence come through the field's own `set_files`."""
        self._begun = form
        self.blockSignals(True)
        for name, line in self.lines.items():
            line.setText(getattr(form, name))
        for name, box in self.flags.items():
            box.setChecked(getattr(form, name))
        self.relation.set_value(form.relation)
        self.age_band.set_value(form.age_band)
        self.method.set_value(form.method)
        self.lawful_basis.set_value(form.lawful_basis)
        self.scope.set_values(form.scope)
        self.platforms.set_platforms(form.platforms)
        self._set_days(form)
        self.story.setPlainText(form.story)
        self.notes.setPlainText(form.notes)
        self.evidence.set_text(form.evidence)
        self.evidence.set_files(())
        for row in self.rows.values():
            row.set_error("")
        for fold in (self.where, self.more):
            fold.close_up()
        self.blockSignals(False)
        self._follow()

    def set_narrow(self, narrow: bool) -> None:
        """Put the questions of a pair under each other where there is little room."""
        self._pairs.set_narrow(narrow)

    def problems(self) -> dict[str, str]:
        """Return what only the fields know to be wrong, by field."""
        return {"platforms": self.platforms.problem()} if self.platforms.problem() else {}

    def set_errors(self, errors: dict[str, str], *, go: bool) -> None:
        """Show errors by field and take all others away; what is folded and wrong is unfolded."""
        for name, row in self.rows.items():
            row.set_error(errors.get(name, ""))
        if "platforms" in errors:
            self.where.open()
        if {"lawful_basis", "capacity_statement", "notes"} & set(errors):
            self.more.open()
        first = next((row for name, row in self.rows.items() if name in errors), None)
        if go and first is not None:
            first.field.setFocus()

    def _set_days(self, form: ConsentForm) -> None:
        self.given_on.set_iso(form.given_on)
        self.valid_to.day.setDate(self.given_on.date().addYears(2))
        self.valid_to.set_iso(form.valid_to)
        self.review_on.day.setDate(self.given_on.date().addYears(1))
        self.review_on.set_iso(form.review_on)

    def _follow(self) -> None:
        """Ask what this person's age and way of agreeing make necessary, and nothing else."""
        under_age = AgeBand(self.age_band.value()).needs_guardian
        for name in ("guardian", "guardian_relation"):
            self.rows[name].setVisible(under_age)
        spoken = self.method.value() in (ConsentMethod.SPOKEN.value, ConsentMethod.RECORDED.value)
        self.rows["witness"].setVisible(spoken or bool(self.lines["witness"].text()))
        self.rows["story"].setVisible(self.flags["story_approved"].isChecked())
        every = not self.platforms.platforms()
        named = ", ".join(self.platforms.platforms())
        self.where.set_summary("All on which these uses happen" if every else named)
        self.more.set_summary(self.lawful_basis.currentText())

    def _on_edit(self) -> None:
        self._follow()
        self.edited.emit()

    def _make_rows(self) -> None:
        row, lines = MarkedRow, self.lines
        self.rows = {
            "name": row(
                "&Name, or a code",
                lines["name"],
                "Kept in this record alone: history and logs name its number",
            ),
            "relation": row("In what c&apacity", self.relation),
            "age_band": row("A&ge", self.age_band),
            "guardian": row("Who agreed for them", lines["guardian"], "With parental responsibility"),
            "guardian_relation": row(
                "How they are related", lines["guardian_relation"], "Mother, foster carer…"
            ),
            "scope": row("What may it be used for?", self.scope),
            "story": row(
                "The text that was approved", self.story, "Checked word for word when the post goes out"
            ),
            "method": row("How they agreed", self.method),
            "given_on": row("Agreed on", self.given_on),
            "witness": row("&Witness", lines["witness"], "Who was there"),
            "evidence": row("&Evidence", self.evidence, "Where the signed form is kept"),
            "valid_to": row("It holds", self.valid_to),
            "review_on": row("Review", self.review_on),
            "platforms": row("On which platforms", self.platforms),
            "lawful_basis": row("Lawful basis (UK GDPR, article 6)", self.lawful_basis),
            "capacity_statement": row(
                "How it was established that they could decide", lines["capacity_statement"]
            ),
            "notes": row("Notes", self.notes),
        }

    def _lay_out(self) -> None:
        pair = self._pairs.pair
        rows = self.rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        who = (rows["name"], pair(rows["relation"], rows["age_band"]))
        guardian = pair(rows["guardian"], rows["guardian_relation"])
        told = column_of(*self.flags.values())
        agreed = (rows["scope"], told, rows["story"])
        how = (pair(rows["method"], rows["given_on"]), rows["witness"], rows["evidence"])
        for name, parts in (
            ("Who", (*who, guardian)),
            ("What they agreed to", agreed),
            ("How, and the proof of it", how),
            ("Until when", (rows["valid_to"], rows["review_on"])),
        ):
            column.addWidget(heading(name))
            for part in parts:
                column.addWidget(part)
        self.where.body.addWidget(rows["platforms"])
        for name in ("lawful_basis", "capacity_statement", "notes"):
            self.more.body.addWidget(rows[name])
        self.more.body.addWidget(small("For a patient the basis is consent.", wrap=True))
        column.addWidget(self.where)
        column.addWidget(self.more)
        column.addStretch(1)

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textEdited.connect(self._on_edit)
        for box in self.flags.values():
            box.toggled.connect(self._on_edit)
        for choice in (self.relation, self.age_band, self.method, self.lawful_basis):
            choice.chosen.connect(self._on_edit)
        for field in (self.scope, self.platforms, self.valid_to, self.review_on, self.evidence):
            field.changed.connect(self._on_edit)
        self.given_on.dateChanged.connect(self._on_edit)
        for area in (self.story, self.notes):
            area.textChanged.connect(self._on_edit)


def _area(height: int) -> QPlainTextEdit:
    area = QPlainTextEdit()
    area.setTabChangesFocus(True)
    area.setFixedHeight(height)
    return area
