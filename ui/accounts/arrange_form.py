"""How an account is kept: brand kit, how posts are signed, whether they are approved, whether it is for practice."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ccgcompose.domain.account import BrandKit, SignOffStyle
from ccgcompose.usecases.account_care import Arrangement
from ui.accounts.words import SIGN_OFFS
from ui.widgets.form import Form


class ArrangeForm(Form):
    """`errors` says what is wrong by field, `arrangement` what was filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brand = BrandKit()
        self.name, self.short_name, self.description = QLineEdit(), QLineEdit(), QLineEdit()
        self.website, self.colour = QLineEdit(), QLineEdit()
        self.sign_off = QComboBox()
        self.approval = QCheckBox("Each post needs an &approval")
        self.practice = QCheckBox("It is &for practice: the public does not follow it")
        self.add("name", "&Name on the profile", self.name)
        self.add("short_name", "S&hort name", self.short_name)
        self.add("description", "&Description", self.description, "The sentence that the profile shows.")
        self.add("website", "&Website", self.website)
        self.add("colour", "Brand &colour", self.colour)
        self.add("sign_off", "How the spokes&person is named", self.sign_off, " ")
        self.beside("name", "short_name")
        self.beside("website", "colour")
        self.add_widget(self.approval)
        self.add_widget(self.practice)
        self._offer(names_author=True)
        self.sign_off.currentIndexChanged.connect(self._explain)

    def set_arrangement(self, kept: Arrangement, *, names_author: bool) -> None:
        """Show how an account is kept. `names_author`: the platform has a field of its own for who wrote it."""
        self._offer(names_author)
        self._brand = kept.brand
        for field, text in (
            (self.name, kept.brand.name),
            (self.short_name, kept.brand.short_name),
            (self.description, kept.brand.description),
            (self.website, kept.brand.website),
            (self.colour, kept.brand.colour),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.sign_off.setCurrentIndex(max(0, self.sign_off.findData(kept.sign_off)))
        self.approval.setChecked(kept.needs_approval)
        self.practice.setChecked(kept.practice)
        self.set_errors({})

    def arrangement(self) -> Arrangement:
        """Return what was filled in."""
        brand = replace(
            self._brand,
            name=self.name.text().strip(),
            short_name=self.short_name.text().strip(),
            description=self.description.text().strip(),
            website=self.website.text().strip(),
            colour=self.colour.text().strip(),
        )
        style: SignOffStyle = self.sign_off.currentData()
        return Arrangement(brand, style, self.approval.isChecked(), self.practice.isChecked())

    def errors(self) -> dict[str, str]:
        """Return one sentence for each field that is wrong."""
        brand = self.arrangement().brand
        errors = {
            key: "Without it nothing may be published on this account."
            for key, text in (
                ("name", brand.name),
                ("short_name", brand.short_name),
                ("description", brand.description),
            )
            if not text
        }
        if not brand.website.startswith(("https://", "http://")) or len(brand.website) < len("https://x"):
            errors["website"] = "Write the whole address, beginning with https://."
        if len(brand.colour) != len("#005EB8") or not QColor.isValidColorName(brand.colour):
            errors["colour"] = "Write a colour as # and six digits, for example #005EB8."
        return errors

    def _offer(self, names_author: bool) -> None:
        self.sign_off.clear()
        for style, (words, _) in SIGN_OFFS.items():
            if names_author or style is not SignOffStyle.BYLINE:
                self.sign_off.addItem(words, style)
        self._explain()

    def _explain(self) -> None:
        style: SignOffStyle | None = self.sign_off.currentData()
        if style is not None:
            self.row("sign_off").set_hint(SIGN_OFFS[style][1])
