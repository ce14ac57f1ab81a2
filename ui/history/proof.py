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
        self._loading: Loading | None = None
        self._banner: Banner | None = None
        self._stopping = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def set_progress(self, entries: int) -> None:
        """Show that the check is under way, and how many entries it has read."""
        if self._loading is None or not entries:
            self._begin()
        elif not self._stopping:
            self._loading.set_text(f"Checking the history: {entries:,} entries read")

    def set_proof(self, proof: Proof | None) -> None:
        """Show the result; None shows nothing."""
        self._drop()
        if proof is not None:
            self._show(_banner(proof))
        self.setVisible(proof is not None)

    def set_done(self, words: str) -> None:
        """Say that something else was done: where an export lies, for example."""
        self._drop()
        self._show(Banner("ok", words))
        self.show()

    def _begin(self) -> None:
        self._drop()
        self._stopping = False
        self._loading = Loading("Checking the history…", cancellable=True)
        self._loading.cancelled.connect(self._on_cancel)
        self._column.addWidget(self._loading)
        self.show()

    def _on_cancel(self) -> None:
        self._stopping = True
        self.cancelled.emit()

    def _show(self, banner: Banner) -> None:
        self._banner = banner
        banner.closed.connect(self.hide)
        self._column.addWidget(banner)
        banner.announce()

    def text(self) -> str:
        """Return what the strip says."""
        return self._banner.text() if self._banner is not None else ""

    def _drop(self) -> None:
        for widget in (self._loading, self._banner):
            if widget is not None:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._loading = self._banner = None


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
