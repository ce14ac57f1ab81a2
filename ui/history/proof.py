"""The proof: checked in the background, with progress, and said in one line that cannot be overlooked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccgcompose.domain.history import Proof
from ui.widgets.banner import Banner
from ui.widgets.loading import Loading


class ProofStrip(QWidget):
    """Empty until somebody asks; an intact proof can be closed, a broken one cannot."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = Loading("Checking the history…", cancellable=True)
        self._loading.cancelled.connect(self.cancelled)
        self._loading.hide()
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._loading)
        self.hide()

    def set_progress(self, entries: int) -> None:
        """Show that the check is under way, and how many entries it has read."""
        self._drop()
        self._loading.set_text(
            f"Checking the history: {entries:,} entries read" if entries else "Checking the history…"
        )
        self._loading.show()
        self.show()

    def set_proof(self, proof: Proof | None) -> None:
        """Show the result; None shows nothing."""
        self._loading.hide()
        self._drop()
        if proof is not None:
            self._banner = _banner(proof)
            self._banner.closed.connect(self.hide)
            self._column.addWidget(self._banner)
            self._banner.announce()
        self.setVisible(proof is not None)

    def text(self) -> str:
        """Return what the strip says."""
        return self._banner.text() if self._banner is not None else ""

    def _drop(self) -> None:
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None


def _banner(proof: Proof) -> Banner:
    if proof.intact:
        return Banner(
            "ok",
            f"The history is intact: {proof.entries:,} entries and {proof.records:,} records fit the chain.",
        )
    return Banner(
        "bad",
        f"The history does not fit. First broken entry: {proof.broken_at:,}.",
        kept=proof.reason,
        next="Publish nothing more from here, keep the files as they are, tell your data protection lead.",
        closable=False,
    )
