"""The evidence vault in people's hands: each access is a history entry, written before the content is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.quoting import folded
from ccgcompose.errors import BadInput, Problem
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import Opened, UnitOfWork, VaultState

G = TypeVar("G")
LONGEST_LABEL = 120
_FEWEST_LETTERS = 3  # of a name in a label; shorter ones would be found in ordinary words


class Evidence:
    """Put files into the vault, look at them, and look after its key. Slow: never on the interface thread."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def state(self) -> VaultState:
        """Return how the vault stands; it raises nothing."""
        return self._context.vault().state()

    def all(self) -> tuple[EvidenceFile, ...]:
        """Return what is known of every file, in the order of adding."""
        with self._context.store.read() as unit:
            return unit.evidence.all()

    def get(self, evidence_id: str) -> EvidenceFile:
        """Return what is known of one file. Raise NotFound."""
        with self._context.store.read() as unit:
            return unit.evidence.get(evidence_id)

    def add(self, person: Person, source: Path, label: str) -> EvidenceFile:
        """Put a file into the vault under a label ("consent form"). Raise BadInput for a label that names a person.

        Else it raises what the vault raises; then nothing is recorded.
        """
        called = clean(label).strip()
        with self._context.store.read() as unit:
            _must_do(called, unit)
        evidence_id = self._context.ids.new("evidence")
        put = self._context.vault().put(evidence_id, source)
        now = self._context.clock.now()
        file = EvidenceFile(evidence_id, put.sha256, put.bytes, put.mime, called, person.id, now)
        with self._context.store.write() as unit:
            unit.evidence.add(file)
            self._say(unit, person, "evidence.added", f"put {file.id} ({called}) into the vault", file.id)
        return file

    def open(self, person: Person, evidence_id: str) -> Opened:
        """Return the content of a file. Raise NotFound, EvidenceDamaged, VaultShut, KeyringMissing."""
        file = self._noted(person, evidence_id, "opened")
        return self._given(person, file, "opened", lambda: self._context.vault().open(file))

    def export(self, person: Person, evidence_id: str, target: Path) -> None:
        """Write the content of a file to a file that is not there. It is in the clear from then on."""
        file = self._noted(person, evidence_id, "exported")
        self._given(person, file, "exported", lambda: self._context.vault().export(file, target))

    def _noted(self, person: Person, evidence_id: str, done: str) -> EvidenceFile:
        with self._context.store.write() as unit:
            file = unit.evidence.get(evidence_id)
            self._say(
                unit, person, f"evidence.{done}", f"{done} {file.id} ({file.label}) from the vault", file.id
            )
        return file

    def _given(self, person: Person, file: EvidenceFile, done: str, give: Callable[[], G]) -> G:
        """Give what was noted before. Where that fails the history says so too, and not why: a name may be in it."""
        try:
            return give()
        except Problem:
            said = f"got nothing of {file.id} ({file.label}): it could not be {done}"
            with self._context.store.write() as unit:
                self._say(unit, person, f"evidence.not-{done}", said, file.id)
            raise

    def recovery_key(self, person: Person) -> str:
        """Return the recovery key, to be printed and put into a safe."""
        return self._kept(person, "vault.key-shown", "was shown the recovery key of the vault", self._shown)

    def recovery_code(self, recovery_key: str) -> tuple[str, ...]:
        """Return a key that was shown as a QR code, each row as "#" and " "; empty where none can be made."""
        return self._context.vault().code_of(recovery_key)

    def page_printed(self, person: Person) -> None:
        """Record that the page of the recovery key went to a printer."""
        self._kept(person, "vault.key-printed", "printed the recovery key of the vault", lambda: "")

    def save_page(self, person: Person, page: bytes, target: Path) -> None:
        """Write the page of the recovery key (a PDF) where the person says. Raise DiskFull or FolderUnwritable."""

        def write() -> str:
            self._context.vault().write_page(page, target)
            return ""

        self._kept(
            person, "vault.key-saved", "saved the recovery key of the vault as a page to be printed", write
        )

    def _shown(self) -> str:
        return self._context.vault().recovery_key()

    def keep_key_in_memory(self, person: Person) -> None:
        """Keep the vault's key in memory until the program is closed: the person's choice, where no keyring is."""
        self._context.vault().keep_key_in_memory()
        self._kept(person, "vault.in-memory", "had the key of the vault kept in memory", lambda: "")

    def recover(self, person: Person, recovery_key: str) -> None:
        """Take the vault's key from its printed form. Raise BadInput for a slip, VaultShut for another vault's."""
        self._context.vault().recover(recovery_key)
        self._kept(person, "vault.recovered", "typed the recovery key of the vault", lambda: "")

    def rotate(self, person: Person) -> int:
        """Put every file under a new key; the old recovery key is worthless from then on. Return how many."""
        count = self._context.vault().rotate(self.all())
        said = f"put {count} files of the vault under a new key"
        self._kept(person, "vault.rotated", said, lambda: "")
        return count

    def _kept(self, person: Person, kind: str, said: str, give: Callable[[], str]) -> str:
        given = give()  # raises before anything is written, where there is no key
        with self._context.store.write() as unit:
            self._say(unit, person, kind, said, "")
        return given

    def _say(self, unit: UnitOfWork, person: Person, kind: str, said: str, evidence_id: str) -> None:
        details = {"evidence": evidence_id} if evidence_id else {}
        entry = Entry(kind, person.id, f"{person.name} {said}.", details=details)
        unit.history.append(entry, self._context.clock.now())


def _must_do(label: str, unit: UnitOfWork) -> None:
    """Raise BadInput for a label that is empty, too long, or names a person who gave a consent."""
    if not label:
        raise _refused("The file needs a label.", "Say what it is, for example “consent form”.")
    if len(label) > LONGEST_LABEL:
        raise _refused("The label is too long.", f"{LONGEST_LABEL} characters are the most.")
    words = set(folded(label.replace("_", " ")).split())  # without signs: “Green's” is Green as well
    for record in unit.consents.all():
        parts = [part for part in folded(record.name).split() if len(part) >= _FEWEST_LETTERS]
        if parts and parts[-1] in words:
            raise _refused("The label names a person.", "Say what the file is; the consent says whose it is.")


def _refused(what: str, next: str) -> BadInput:
    return BadInput(what, kept="Nothing was put into the vault.", next=next)
