"""What stands under a picture, and what a correction says.

Sources, read in 2026-11: developers.facebook.com, Instagram Platform, reference of IG User media: a caption has at most
2,200 characters, 30 hashtags and 20 mentions, alternative text 1,000 characters. Meta names no length of a comment;
others who publish there found 2,196 characters (docs.upload-post.com).
"""

from __future__ import annotations

import re

from ccgcompose.errors import TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT
from connectors.corrections import without_breaks
from connectors.marks import notes_of, one_line

MOST_HASHTAGS, MOST_MENTIONS, LONGEST_ALT = 30, 20, 1000
LONGEST_COMMENT = 2196


def caption_of(request: PublishRequest) -> str:
    """Return the text, and under it who made the pictures: Instagram has no other place for it."""
    credits = dict.fromkeys(one_line(medium.credit) for medium in request.media)
    return "\n\n".join(
        part for part in (without_breaks(request.text), "\n".join(filter(None, credits))) if part
    )


def must_be_possible(request: PublishRequest) -> None:
    """Raise TooLarge for what Instagram would refuse by number."""
    caption = caption_of(request)
    for what, found, most in (
        ("hashtags", hashtags(caption), MOST_HASHTAGS),
        ("mentions", mentions(caption), MOST_MENTIONS),
    ):
        if found > most:
            raise TooLarge(
                f"The text has {found} {what}; Instagram takes {most}.", kept=KEPT, next="Take some out."
            )
    for medium in request.media:
        if len(one_line(medium.alt_text)) > LONGEST_ALT:
            raise TooLarge(
                f"The description of {medium.filename} is longer than {LONGEST_ALT} characters.",
                kept=KEPT,
                next="Shorten it.",
            )


def comment_of(request: PublishRequest, told: int) -> str:
    """Return a correction: the edit notes after the first `told`, and the corrected text where it fits.

    Raise TooLarge where not even the notes fit.
    """
    words = _comment(request, told)
    if len(words) > LONGEST_COMMENT:
        raise TooLarge(
            f"An Instagram comment takes {LONGEST_COMMENT} characters, and the edit note has more.",
            kept="What is out stays as it is.",
            next="Shorten the edit note.",
        )
    return words


def words_shown_last(request: PublishRequest) -> str:
    """Return what the public would read last of all: the caption, or the comment that corrects it."""
    notes = len(request.edit_notes)
    return _comment(request, notes - 1) if notes else caption_of(request)


def _comment(request: PublishRequest, told: int) -> str:
    notes = "\n".join(notes_of(request)[told:])
    whole = f"{notes}\n\n{without_breaks(request.text)}"
    return whole if len(whole) <= LONGEST_COMMENT else notes


def hashtags(text: str) -> int:
    """Return how many hashtags a text has."""
    return len(re.findall(r"(?<![\w&/])[#＃]\w*[^\W\d]\w*", text))


def mentions(text: str) -> int:
    """Return how many accounts a text names."""
    return len(re.findall(r"(?<![\w.])[@＠][\w.]+", text))
