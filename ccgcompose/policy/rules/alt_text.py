"""ALT001: pictures without alt text, and alt text that does not help.

What it does
    Stops a picture without alt text, or with one that says nothing ("image", "tbc", "..."), and one that is
    longer than the platform takes. Advises when it begins with "image of", is longer than 125 characters,
    is a file name, or repeats the post.

Why it matters
    Clause LAW-1: everybody is to get what a picture tells. Disabled people are owed reasonable adjustments (Equality
    Act 2010, section 20), and our own sites and apps alternatives in text (Public Sector Bodies (Websites and Mobile
    Applications) (No. 2) Accessibility Regulations 2018; WCAG 2.2, 1.1.1). Screen readers read the alt text aloud.

What to do
    Say in one or two sentences what the picture tells in this post.

Known limits
    Does not look at the picture: whether the words fit it, only a person can say. Words that stand in the
    picture are not compared with the alt text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath

from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.length import graphemes
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_USUAL_LIMIT = 125  # NHS digital service manual, "Use alternative text for images in content"
_REPEATED = 4  # a text so many times longer repeats nothing, whatever folds away
_SAYS_NOTHING = frozenset(
    {
        "alt",
        "alt text",
        "image",
        "picture",
        "photo",
        "photograph",
        "graphic",
        "tbc",
        "tba",
        "none",
        "na",
        "n a",
    }
    | {
        "alt text here",
        "insert alt text",
        "add alt text",
        "enter alt text",
        "alternative text",
        "description",
    }
    | {
        "undefined",
        "null",
        "nan",
        "placeholder",
        "to be added",
        "to follow",
        "pending",
        "decorative",
        "decoration",
    }
    | {
        "decorative image",
        "thumbnail",
        "banner",
        "icon",
        "screenshot",
        "nbsp",
        "video",
        "film",
        "aaa",
        "asdf",
        "abc",
    }
    | {"todo", "to do", "test", "untitled", "logo", "x", "xx", "xxx"}
)
_DESCRIBE = "Say in one or two sentences what the picture tells in this post."


class AltText(Rule):
    """A picture whose alt text is missing or of little help."""

    id = "ALT001"
    title = "Alt text"
    clause = "LAW-1"
    severity = Severity.BLOCK

    def applies(self, draft: Draft) -> bool:
        """Return whether the draft has pictures."""
        return any(medium.is_picture for medium in draft.media)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield at most one finding for each picture: the worst."""
        limit = draft.limits.max_alt_text if draft.limits else None
        for medium in draft.media:
            if not medium.is_picture:
                continue
            stop = self._stop(medium, limit)
            if stop is not None:
                yield self.finding(*stop, media_id=medium.media_id)
                continue
            advice = self._advice(medium, text)
            if advice is not None:
                yield self.finding(*advice, severity=Severity.ADVISE, media_id=medium.media_id)

    def _stop(self, medium: DraftMedia, limit: int | None) -> tuple[str, str] | None:
        """Return what stops the post, with its remedy."""
        alt = _plain(medium.alt_text)
        if not alt:
            return f"{medium.filename} has no alt text.", _DESCRIBE
        if alt in _SAYS_NOTHING:
            return f"The alt text of {medium.filename} says nothing about the picture.", _DESCRIBE
        length = graphemes(medium.alt_text)
        if limit is not None and length > limit:
            return (
                f"The alt text of {medium.filename} has {length} characters; the platform takes {limit}.",
                f"Shorten it by {length - limit}.",
            )
        return None

    def _advice(self, medium: DraftMedia, text: Text) -> tuple[str, str] | None:
        """Return what would make it better, with its remedy."""
        alt, name = _plain(medium.alt_text), medium.filename
        if self._is_file_name(medium):
            return f"The alt text of {name} is a file name.", _DESCRIBE
        opening = self._opening.match(fold(medium.alt_text.strip()).text)
        if opening is not None:
            return (
                f"The alt text of {name} begins with “{opening.group().strip()}”.",
                "Leave that out: a screen reader says by itself that it is an image.",
            )
        if len(text.original) < _REPEATED * len(medium.alt_text) and alt == _plain(text.original):
            return (
                f"The alt text of {name} repeats the post.",
                "Say what the picture tells. A screen reader would read the same text twice.",
            )
        length = graphemes(medium.alt_text)
        if length > _USUAL_LIMIT:
            return (
                f"The alt text of {name} has {length} characters.",
                f"Keep it under {_USUAL_LIMIT}, in one or two sentences. Longer matter belongs in the post.",
            )
        return None

    def _is_file_name(self, medium: DraftMedia) -> bool:
        alt = medium.alt_text.strip()
        if " " not in alt and self._ending.search(alt):
            return True
        return alt.lower() == PurePath(medium.filename).stem.lower() or bool(self._camera.fullmatch(alt))

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        kind = r"(?:image|picture|photo|photograph|graphic|illustration|screenshot|pic|icon)s?"
        return re.compile(rf"(?:an? |the |this (?:is an? )?)?{kind} (?:of|showing|shows|depicting)\b")

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile(r"\.(?:jpe?g|png|gif|webp|heic|heif|avif|tiff?|bmp|svg|mp4|mov|webm)$", re.I)

    @cached_property
    def _camera(self) -> re.Pattern[str]:
        """The names that cameras and phones give."""
        return re.compile(r"(?:IMG|DSC|DSCN|DSCF|PXL|P|Screenshot|WhatsApp[ _]Image)[-_ ]?\d[\w .:-]*", re.I)


def _plain(words: str) -> str:
    """Return the letters and digits, folded, with single spaces between them."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(words).text).split())
