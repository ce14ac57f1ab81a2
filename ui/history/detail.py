"""One post in full: as it is now, its edit notes, its deliveries, the records relied upon, what happened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.post import headline
from ccgcompose.usecases.views import PostDetail
from ui.history.delivery_card import DeliveryCard
from ui.history.timeline import Timeline
from ui.history.words import short_moment
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.text import heading, label, muted, small, strong
from ui.widgets.thumbnail import Thumbnail

PICTURE_HEIGHT = 168


class DetailView(QScrollArea):
    """`correctWanted` and `compareWanted` are for the presenter."""

    correctWanted = Signal()
    compareWanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._pictures: dict[str, Thumbnail] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The post in full")
        self.correct = button("Correct this post", "primary")
        self.compare = button("Compare revisions")

    def set_detail(self, detail: PostDetail) -> None:
        """Show one post."""
        self.correct = button("Correct this post", "primary")
        self.compare = button("Compare revisions")
        self.correct.clicked.connect(self.correctWanted)
        self.compare.clicked.connect(self.compareWanted)
        self.correct.setVisible(detail.is_out)
        self.compare.setVisible(len(detail.revisions) > 1)
        self._pictures = {}
        body = Card(spacing=M)
        for widget in (
            *self._head(detail),
            *self._media(detail),
            self._text(detail),
            self._actions(),
            *self._deliveries(detail),
            *self._records(detail),
            *self._story(detail),
        ):
            body.add(widget)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, S, 0)
        column.addWidget(body)
        column.addStretch(1)
        self.setWidget(holder)

    def set_picture(self, media_id: str, path: Path | None, alt: str) -> None:
        """Show a picture that was read in the background."""
        if media_id in self._pictures and path is not None:
            self._pictures[media_id].set_image(QImage(str(path)), alt)

    def _head(self, detail: PostDetail) -> tuple[QLabel, QLabel]:
        owner = detail.people[detail.post.owner_id]
        approvers = {
            detail.people[a.person_id].name for a in detail.approvals if a.decision.value == "approved"
        }
        approved = f" · approved by {', '.join(sorted(approvers))}" if approvers else ""
        title = heading(headline(detail.latest.content))
        title.setWordWrap(True)
        return title, muted(f"{owner.name}, {owner.position}{approved}", wrap=True)

    def _media(self, detail: PostDetail) -> list[QWidget]:
        shown: list[QWidget] = []
        for use in detail.latest.content.media:
            picture = Thumbnail(240, PICTURE_HEIGHT)
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            picture.set_image(None, use.alt_text)
            self._pictures[use.media_id] = picture
            shown += [picture, small(f"Alt text: {use.alt_text}", wrap=True)]
        return shown

    def _text(self, detail: PostDetail) -> Card:
        card = Card(sunken=True)
        number = detail.latest.number
        card.add(small(f"Revision {number}, live now" if detail.is_out else f"Revision {number}, not out"))
        text = label(detail.latest.content.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(text)
        for revision in detail.revisions:
            if revision.edit_note is not None:
                when = day_shown(revision.edit_note.made_at, self._zone)
                card.add(strong(f"Edited {when}: {revision.edit_note.text}", wrap=True))
        return card

    def _actions(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(self.correct)
        line.addWidget(self.compare)
        line.addStretch(1)
        return row

    def _deliveries(self, detail: PostDetail) -> list[QWidget]:
        shown: list[QWidget] = [heading("Where it went")] if detail.publications else []
        for publication in reversed(detail.publications):
            confirmed = publication.publication
            when = short_moment(confirmed.made_at, self._zone)
            shown.append(
                small(f"Revision {confirmed.revision} · “{confirmed.confirmation}” · {when}", wrap=True)
            )
            shown += [DeliveryCard(delivery, self._zone) for delivery in publication.deliveries]
        return shown

    def _records(self, detail: PostDetail) -> list[QWidget]:
        shown: list[QWidget] = []
        for media_id, records in detail.permissions.items():
            for record in records:
                end = (
                    "without end"
                    if record.valid_to is None
                    else f"to {day_shown(record.valid_to, self._zone)}"
                )
                name = detail.media[media_id].filename
                words = (
                    f"{name}: {record.rights_holder}, {record.licence}, {end}. Evidence: {record.evidence}"
                )
                shown.append(label(words, wrap=True))
        return [heading("Records relied upon"), *shown] if shown else []

    def _story(self, detail: PostDetail) -> list[QWidget]:
        timeline = Timeline()
        timeline.set_entries(detail.entries, self._zone)
        first, last = detail.entries[-1].number, detail.entries[0].number
        badge = Badge("info", f"In the chain: entries {first:,} to {last:,}", icon="link")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(heading("What happened"))
        column.addWidget(timeline)
        column.addWidget(badge)
        return [holder]
