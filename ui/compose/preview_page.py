"""The page as the public will see it: brand, headline, byline, pictures, words, notes, foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ccgcompose.domain.contrast import contrast
from ccgcompose.usecases.ports import LinkCard, PreviewFacts
from ui.compose.preview_cut import cropped, folded
from ui.compose.prose import marked_up
from ui.compose.wide_picture import WidePicture
from ui.tokens import XS, M, S
from ui.words import breakable

LONGEST = 20_000  # characters that are laid out; what follows looks the same


@dataclass(frozen=True, slots=True)
class Paper:
    """The colours of the public page, which are not those of this program."""

    ground: str
    ink: str
    quiet: str
    line: str
    link: str


LIGHT_PAPER = Paper("#FFFFFF", "#212B32", "#4C6272", "#D8DDE0", "#005EB8")
DARK_PAPER = Paper("#1C2731", "#EEF1F3", "#B3BFC8", "#3A4854", "#84BDF5")


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """One picture as the page shows it."""

    media_id: str
    alt_text: str
    image: QImage | None = None


class PreviewPage(QFrame):
    """`show_facts` draws; nothing on the page can be followed or changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName("Preview of the page")
        self._paper = LIGHT_PAPER
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self._sheet = QWidget()
        self._whole.addWidget(self._sheet)
        self._words: list[str] = []

    def text(self) -> str:
        """Return every word on the page, from the top."""
        return "\n".join(self._words)

    def palette_of_paper(self) -> Paper:
        """Return the colours that the page is drawn with."""
        return self._paper

    def show_facts(
        self,
        facts: PreviewFacts,
        pictures: Sequence[PreviewPicture],
        notes: int,
        paper: Paper,
    ) -> None:
        """Draw the page. `notes`: how many of the last paragraphs are edit notes."""
        self._paper = paper
        self._words = []
        self._begin_sheet()
        self.setStyleSheet(_sheet(paper, _colour(facts.colour)))
        self._add_brand(facts.brand_name)
        self._add(breakable(facts.heading), "heading")
        self._add(facts.byline, "byline")
        if facts.warning:
            self._add(f"{facts.warning} · Show more", "warning")
        count = len(facts.paragraphs) - notes
        if facts.heading:
            self._add_pictures(facts, pictures)
            self._add_words(facts, facts.paragraphs[:count])
        elif facts.parts:
            self._add_thread(facts, pictures)
        else:
            self._add_words(facts, facts.paragraphs[:count])
            self._add_pictures(facts, pictures)
        if facts.card is not None:
            self._add_card(facts.card)
        for note in facts.paragraphs[count:]:
            self._add(note, "note")
        self._add(facts.footer, "foot")
        self._body.addStretch(1)

    def _begin_sheet(self) -> None:
        """Lay a clean sheet in the place of the last one."""
        old, self._sheet = self._sheet, QWidget()
        self._whole.replaceWidget(old, self._sheet)
        old.hide()
        old.deleteLater()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(M, M, M, M)
        self._body.setSpacing(S + 2)

    def _add_pictures(self, facts: PreviewFacts, pictures: Sequence[PreviewPicture]) -> None:
        for picture in pictures:
            self._add_picture(replace(picture, image=cropped(picture.image, facts.crop)))

    def _add_words(self, facts: PreviewFacts, paragraphs: Sequence[str]) -> None:
        """Add the text; what stands behind the platform's fold is quiet."""
        seen, behind = folded(paragraphs, facts.folded_after)
        self._add_paragraphs(seen, facts.links)
        if behind:
            self._add("… see more", "fold")
            for paragraph in behind:
                self._add(paragraph[:LONGEST], "behind", facts.links)

    def _add_thread(self, facts: PreviewFacts, pictures: Sequence[PreviewPicture]) -> None:
        """Add the numbered posts of a thread, one under the other; pictures stand on the first."""
        for place, part in enumerate(facts.parts):
            self._add(part, "part", facts.links)
            if place == 0:
                self._add_pictures(facts, pictures)

    def _add_card(self, card: LinkCard) -> None:
        """Add the card of a link; without a title the platform has yet to read the page."""
        host = urlsplit(card.address).hostname or card.address
        title = card.title or "The page's own title stands here when it is out."
        self._add("\n".join(part for part in (host, title, card.description) if part), "card")

    def _add_paragraphs(self, paragraphs: Sequence[str], links: Sequence[str]) -> None:
        left = LONGEST
        for paragraph in paragraphs:
            self._add(paragraph[:left], "words", links)
            left -= len(paragraph)
            if left <= 0:
                self._add("The page goes on; the preview ends here.", "byline")
                return

    def _add_brand(self, name: str) -> None:
        bar = QLabel(name)
        bar.setTextFormat(Qt.TextFormat.PlainText)
        bar.setWordWrap(True)
        bar.setObjectName("brand")
        self._words.append(name)
        self._column.addWidget(bar)
        self._column.addLayout(self._body, 1)

    def _add(self, text: str, role: str, links: Sequence[str] = ()) -> None:
        if not text:
            return
        label = QLabel(marked_up(text, links, self._paper.link))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setObjectName(role)
        label.setAccessibleName(text)
        self._words.append(text)
        self._body.addWidget(label)

    def _add_picture(self, picture: PreviewPicture) -> None:
        view = WidePicture(picture.image, picture.alt_text)
        self._body.addWidget(view)
        alt = picture.alt_text.strip()
        words = f"Read aloud: {alt}" if alt else "Nothing is read aloud: there is no alt text."
        self._add(words, "alt")


def picture_row(images: Mapping[str, QImage], media: Sequence[tuple[str, str]]) -> list[PreviewPicture]:
    """Return the pictures of a page from (media id, alt text) and the thumbnails there are."""
    return [PreviewPicture(key, alt, images.get(key)) for key, alt in media]


def _colour(text: str) -> str:
    """Return the brand's colour, or NHS blue for what is no colour."""
    colour = QColor(text)
    return colour.name() if colour.isValid() else "#005EB8"


def _sheet(paper: Paper, brand: str) -> str:
    on_brand = "#FFFFFF" if contrast("#FFFFFF", brand) >= contrast("#212B32", brand) else "#212B32"
    return f"""
        #paper {{ background: {paper.ground}; border: 1px solid {paper.line}; border-radius: 6px; }}
        #paper QLabel {{ color: {paper.ink}; background: transparent; font-size: 15px; }}
        #paper #brand {{ background: {brand}; color: {on_brand}; font-size: 15px; font-weight: bold;
            padding: {S + XS}px {M}px; border-top-left-radius: 5px; border-top-right-radius: 5px; }}
        #paper #heading {{ font-size: 21px; font-weight: bold; }}
        #paper #byline, #paper #foot, #paper #alt {{ color: {paper.quiet}; font-size: 13px; }}
        #paper #warning {{ background: #FFF4D6; color: #212B32; padding: {XS}px {S}px; border-radius: 4px; }}
        #paper #fold {{ color: {paper.link}; font-weight: bold; }}
        #paper #behind {{ color: {paper.quiet}; }}
        #paper #part {{ border-left: 3px solid {paper.line}; padding: 2px 0 {S}px {S + XS}px; }}
        #paper #card {{ border: 1px solid {paper.line}; border-radius: 6px; padding: {S + XS}px;
            color: {paper.quiet}; font-size: 14px; }}
        #paper #note {{ border-left: 4px solid #FFB81C; padding: 2px 0 2px {S + XS}px; }}
    """
