"""Who sets the workspace up, and the passphrase that opens it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ccgcompose.domain.people import Affiliation, Capacity
from ccgcompose.usecases.set_up import NewPerson
from ui.widgets.form import Form

SHORTEST = 12


class PersonForm(Form):
    """Name, position, affiliation, passphrase twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.position = QLineEdit(), QLineEdit()
        self.affiliation = QComboBox()
        for affiliation in Affiliation:
            self.affiliation.addItem(affiliation.value.capitalize(), affiliation.value)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.add("name", "Your &name", self.name, "As the public will see it. No pseudonyms.")
        self.add("position", "Your &position", self.position)
        self.add("affiliation", "&Affiliation", self.affiliation)
        self.add(
            "passphrase",
            "Pa&ssphrase",
            self.passphrase,
            f"{SHORTEST} characters or more.",
        )
        self.add("again", "Passphrase, a&gain", self.again, "Nobody can look it up.")
        self.beside("passphrase", "again")

    def errors(self) -> dict[str, str]:
        """Return one sentence for each field that is wrong."""
        found = {}
        if not self.name.text().strip():
            found["name"] = "Write your name."
        if not self.position.text().strip():
            found["position"] = "Write your position, for example Communications Officer."
        if len(self.passphrase.text()) < SHORTEST:
            found["passphrase"] = f"Use {SHORTEST} characters or more."
        elif self.passphrase.text() != self.again.text():
            found["again"] = "The two are not the same."
        return found

    def person(self) -> NewPerson:
        """Return the person, who may speak and approve: somebody has to be the first."""
        return NewPerson(
            self.name.text(),
            self.position.text(),
            Affiliation(self.affiliation.currentData()),
            self.passphrase.text(),
            (Capacity.SPEAK, Capacity.APPROVE),
        )
