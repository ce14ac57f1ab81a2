"""Our identity on one platform, the brand it must show (clause OWN-2), and what the platform accepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

MASTODON_LINK = 23  # what a link counts on a server of Mastodon's kind that says nothing else
PRACTICE, PRACTISED = "practice", "yes"  # the setting by which an account is known to be for practice


class SignOffStyle(Enum):
    """How the spokesperson is named on an account (clause BEST-1). Anonymous is not among them."""

    BYLINE = "byline"  # the platform has an author field, and the connector fills it
    APPENDED = "appended"  # the tool writes "Name, Position" under the text
    TYPED = "typed"  # the author writes it into the text, and a rule looks for it


@dataclass(frozen=True, slots=True)
class BrandKit:
    """What makes an account recognisable as the organisation's own."""

    name: str = ""
    short_name: str = ""
    description: str = ""
    website: str = ""
    colour: str = "#005EB8"
    logo_sha256: str | None = None

    def missing(self) -> tuple[str, ...]:
        """Return the names of the parts without which an account may not publish."""
        parts = {
            "name": self.name,
            "short name": self.short_name,
            "description": self.description,
            "website": self.website,
            "colour": self.colour,
        }
        return tuple(label for label, value in parts.items() if not value.strip())


class LengthUnit(Enum):
    """How a platform counts."""

    GRAPHEMES = "graphemes"  # what a reader sees as one character
    CODE_POINTS = "code points"
    UTF16 = "UTF-16 units"
    X_WEIGHTED = "X weighted"  # twitter-text v3
    MASTODON = "Mastodon"  # graphemes, a URL counts 23, @user@host as @user
    BLUESKY = "Bluesky"  # graphemes, and UTF-8 bytes besides


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform accepts, and how it counts. `max_length` None means no limit.

    `max_parts` above 1: a text may go out as a thread (ccgcompose/domain/thread.py), each part within the length;
    `splits`: the account has chosen that a long text is split by itself. Sizes are in bytes, None for not known.
    `link_length`: what a link counts on a server of Mastodon's kind, 0 where it counts as it is written.
    `media_types`: the kinds of file that are taken, empty for not known.
    """

    platform: str
    unit: LengthUnit
    max_length: int | None
    max_bytes: int | None = None
    max_media: int = 10
    max_alt_text: int | None = None
    can_edit: bool = False
    max_parts: int = 1
    splits: bool = False
    max_picture_bytes: int | None = None
    max_video_bytes: int | None = None
    max_video_ms: int | None = None
    max_picture_pixels: int | None = None
    link_length: int = MASTODON_LINK
    media_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """An identity on one platform. `settings` is the connector's own and never holds a secret."""

    id: str
    name: str
    platform: str
    brand: BrandKit
    settings: dict[str, str] = field(default_factory=dict)
    sign_off: SignOffStyle = SignOffStyle.BYLINE
    needs_approval: bool = False
    active: bool = True

    @property
    def is_practice(self) -> bool:
        """Whether it is there to try things out, on a profile that the public does not follow."""
        return self.settings.get(PRACTICE) == PRACTISED
