"""The organisation and its brand, as every account will show it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ccgcompose.domain.account import BrandKit
from ccgcompose.domain.organisation import Organisation, OrganisationType
from ui.widgets.form import Form

# What a new organisation begins with. Its own trusted sites come later: with none, the policy's list holds.
SUBJECTS = (
    "Vaccination",
    "Urgent care",
    "Primary care",
    "Mental health",
    "Screening",
    "Getting involved",
    "Our organisation",
)
KIND_IS_READ = 440  # pixels of the form in which the longest kind is read whole beside the short name


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, or what is wrong by field."""

    organisation: Organisation | None
    errors: dict[str, str]


class OrganisationForm(Form):
    """Name and kind, then what the public sees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.short_name = QLineEdit(), QLineEdit()
        self.kind = QComboBox()
        for kind in OrganisationType:
            self.kind.addItem(kind.value, kind.value)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)  # the longest would leave a middling window no short name
        self.website, self.description, self.colour = QLineEdit(), QLineEdit(), QLineEdit("#005EB8")
        self.website.setPlaceholderText("https://")
        self.add("name", "&Organisation", self.name)
        self.add("kind", "&Kind", self.kind)
        self.add("short_name", "S&hort name", self.short_name)
        self.add("website", "&Website", self.website)
        self.add("colour", "&Brand colour", self.colour)
        self.add(
            "description", "What the account is &for", self.description, "One sentence the public will read."
        )
        self.beside("kind", "short_name", shares=(5, 3), least=KIND_IS_READ)
        self.beside("website", "colour")

    def filled(self) -> Filled:
        """Return the organisation, or one sentence for each field that is wrong."""
        errors = {
            key: say
            for key, field, say in (
                ("name", self.name, "Write the organisation's full name."),
                ("short_name", self.short_name, "Write the name people use."),
                ("description", self.description, "Say in one sentence what the account is for."),
            )
            if not field.text().strip()
        }
        website = self.website.text().strip()
        if not website.startswith("https://") or len(website) == len("https://"):
            errors["website"] = "Write the whole address, beginning with https://."
        if not _is_colour(self.colour.text().strip()):
            errors["colour"] = "Write a colour as # and six digits, for example #005EB8."
        return Filled(None if errors else self._organisation(), errors)

    def _organisation(self) -> Organisation:
        brand = BrandKit(
            name=self.name.text().strip(),
            short_name=self.short_name.text().strip(),
            description=self.description.text().strip(),
            website=self.website.text().strip(),
            colour=self.colour.text().strip(),
        )
        kind = OrganisationType(self.kind.currentData())
        return Organisation(brand.name, kind, brand, subjects=SUBJECTS)


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
