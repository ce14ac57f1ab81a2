"""Every revision side by side: choose two, see what changed between them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ccgcompose.domain.post import Content, Revision
from ccgcompose.usecases.views import PostDetail
from ui.history.words import short_moment
from ui.tokens import S
from ui.widgets.dialog import Sheet
from ui.widgets.diff_view import DiffView
from ui.widgets.text import label


class CompareSheet(Sheet):
    """The two revisions before the newest are chosen at first."""

    def __init__(self, detail: PostDetail, zone: str, parent: QWidget | None = None) -> None:
        super().__init__("Compare revisions", parent, primary="Close", secondary="", width=860)
        self._detail = detail
        self._zone = zone
        self.before, self.after = QComboBox(), QComboBox()
        self._diff = DiffView()
        self._diff.set_titles("Before", "After")
        self._diff.setMinimumHeight(260)
        self._note = label("", "muted", wrap=True)
        self._fill()
        self._lay_out()
        for combo in (self.before, self.after):
            combo.currentIndexChanged.connect(self._show)
        self._show()

    def _fill(self) -> None:
        for combo, name in ((self.before, "Earlier revision"), (self.after, "Later revision")):
            combo.setAccessibleName(name)
            for revision in self._detail.revisions:
                combo.addItem(self._named(revision), revision.number)
        self.after.setCurrentIndex(self.after.count() - 1)
        self.before.setCurrentIndex(max(0, self.before.count() - 2))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(S * 2)
        row.addWidget(self.before, 1)
        row.addWidget(self.after, 1)
        self.body.addLayout(row)
        self.add(self._diff, 1)
        self.add(self._note)

    def _show(self) -> None:
        one = self._detail.revisions[self.before.currentIndex()]
        other = self._detail.revisions[self.after.currentIndex()]
        self._diff.set_texts(_words(one.content), _words(other.content))
        note = other.edit_note.text if other.edit_note else ""
        self._note.setText(
            f"Edit note: {note}" if note else "No edit note was given with the later revision."
        )

    def _named(self, revision: Revision) -> str:
        author = self._detail.people[revision.author_id].name
        return f"Revision {revision.number}, {author}, {short_moment(revision.made_at, self._zone)}"


def _words(content: Content) -> str:
    """All that the public reads: a corrected title or alt text is a change as well."""
    alts = [f"Alt text: {use.alt_text}" for use in content.media]
    return "\n\n".join(part for part in (content.title, content.text, *alts) if part)
