"""The design tokens: every colour and measure that the windows use, by its meaning.

NHS colours are facts from nhsuk-frontend 10.6.1 (`_colours-palette.scss`); the shades, dark and high contrast
are ours. A test computes the contrast of every pair that `Tokens.text_pairs` names: at least 4.5 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

Kind = Literal["ok", "warn", "bad", "record", "info", "neutral"]
"""What a state means: fine, look, stop, a record is missing, good to know, nothing special."""

KINDS: tuple[Kind, ...] = get_args(Kind)

# Measures, in device-independent pixels on an 8 px grid.
XS, S, M, L = 4, 8, 16, 24
RADIUS = 6  # buttons, fields, cards
BUTTON_HEIGHT = 36
ROW_HEIGHT = 44
TARGET = 24  # nothing that can be acted on is smaller
ICON = 18
BODY_PX, SMALL_PX, HEADING_PX, TITLE_PX = 15, 13, 18, 24


class Scheme(Enum):
    """The looks that a person may choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one kind of state: words and icon, the ground under them, lines, the edge of a pill."""

    text: str
    soft: str
    line: str
    edge: str = "transparent"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """The colours of one scheme, as #RRGGBB. `accent` fills what can be acted on; `link` writes it."""

    scheme: Scheme
    canvas: str  # behind the cards
    surface: str  # cards, rail, top bar, fields
    sunken: str  # a search box, a disabled control, a quotation
    hover: str
    line: str  # hairlines that only group
    quiet_line: str  # the edge of a button, the handle of a scroll bar
    track: str  # what a progress bar runs on, and grey lines where text will be
    field_line: str  # the edge of a control: 3 to 1 at least
    text: str
    muted: str
    off: str  # words of what cannot be used now
    off_line: str  # and its edge
    link: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    chosen: str  # ground of what is selected, with `link` on it
    selection: str  # ground of selected text, with `text` on it
    focus: str
    focus_edge: str  # the dark (or light) line that keeps the focus ring visible on any ground
    avatar: str
    on_avatar: str
    backdrop: str  # laid half transparent over what waits
    ok: Tone
    warn: Tone
    bad: Tone
    record: Tone
    info: Tone
    neutral: Tone

    def tone(self, kind: Kind) -> Tone:
        """Return the colours of `kind`."""
        tone: Tone = getattr(self, kind)
        return tone

    def text_pairs(self) -> list[tuple[str, str, str]]:
        """Return every pair of ink and ground that the windows write text with, as (name, ink, ground)."""
        grounds = {"canvas": self.canvas, "surface": self.surface, "sunken": self.sunken, "hover": self.hover}
        inks = {"text": self.text, "muted": self.muted, "link": self.link, "off": self.off}
        pairs = [(f"{i} on {g}", ink, ground) for g, ground in grounds.items() for i, ink in inks.items()]
        for name in ("accent", "accent_hover", "accent_pressed"):
            pairs.append((f"on_accent on {name}", self.on_accent, getattr(self, name)))
        pairs.append(("link on chosen", self.link, self.chosen))
        pairs.append(("text on chosen", self.text, self.chosen))
        pairs.append(("muted on chosen", self.muted, self.chosen))
        pairs.append(("text on selection", self.text, self.selection))
        pairs.append(("on_avatar on avatar", self.on_avatar, self.avatar))
        for kind in KINDS:
            tone = self.tone(kind)
            pairs.append((f"{kind} on soft", tone.text, tone.soft))
            pairs.append((f"{kind} on surface", tone.text, self.surface))
            pairs.append((f"{kind} on canvas", tone.text, self.canvas))
            pairs.append((f"text on {kind}", self.text, tone.soft))
            pairs.append((f"link on {kind}", self.link, tone.soft))
        return pairs


LIGHT = Tokens(
    scheme=Scheme.LIGHT,
    canvas="#F0F4F5",
    surface="#FFFFFF",
    sunken="#F0F4F5",
    hover="#F5F8FA",
    line="#D8DDE0",
    quiet_line="#AEB7BD",
    track="#D8DDE0",
    field_line="#768692",
    text="#212B32",
    muted="#4C6272",
    off="#4C6272",
    off_line="#D8DDE0",
    link="#005EB8",
    accent="#005EB8",
    accent_hover="#004B93",
    accent_pressed="#003D78",
    on_accent="#FFFFFF",
    chosen="#E8F1FA",
    selection="#C2DBF2",
    focus="#FFEB3B",
    focus_edge="#212B32",
    avatar="#003087",
    on_avatar="#FFFFFF",
    backdrop="#212B32",
    ok=Tone("#00612D", "#E3F3EA", "#007F3B"),
    warn=Tone("#7A4A00", "#FFF3D9", "#B26B00"),
    bad=Tone("#AA2016", "#FBE9E8", "#D5281B"),
    record=Tone("#330072", "#EEE8F6", "#5B2E9C"),
    info=Tone("#005095", "#E5EFF8", "#005EB8"),
    neutral=Tone("#4C6272", "#EDF1F3", "#768692"),
)

DARK = Tokens(
    scheme=Scheme.DARK,
    canvas="#12181D",
    surface="#1B242B",
    sunken="#141B20",
    hover="#222D35",
    line="#34424C",
    quiet_line="#4C5B66",
    track="#34424C",
    field_line="#768692",
    text="#F0F4F5",
    muted="#AEB7BD",
    off="#AEB7BD",
    off_line="#34424C",
    link="#84BDF5",
    accent="#005EB8",
    accent_hover="#0B6BC7",
    accent_pressed="#004B93",
    on_accent="#FFFFFF",
    chosen="#1C3448",
    selection="#2A5580",
    focus="#FFEB3B",
    focus_edge="#0B0F12",
    avatar="#003087",
    on_avatar="#FFFFFF",
    backdrop="#000000",
    ok=Tone("#7BDBA9", "#17352A", "#3FA873"),
    warn=Tone("#FFCE67", "#3A2D14", "#C4923A"),
    bad=Tone("#FF9F97", "#3F2022", "#E0695F"),
    record=Tone("#CDB8F0", "#2D2542", "#8F73C4"),
    info=Tone("#9CCBF8", "#1A3147", "#4E93D2"),
    neutral=Tone("#C3CBD0", "#27323A", "#768692"),
)

CONTRAST = Tokens(
    scheme=Scheme.CONTRAST,
    canvas="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#262626",
    line="#FFFFFF",
    quiet_line="#FFFFFF",
    track="#5A5A5A",
    field_line="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    off="#B3B3B3",
    off_line="#757575",
    link="#8FD3FF",
    accent="#8FD3FF",
    accent_hover="#C2E7FF",
    accent_pressed="#FFFFFF",
    on_accent="#000000",
    chosen="#002B4D",
    selection="#004D8C",
    focus="#FFEB3B",
    focus_edge="#000000",
    avatar="#8FD3FF",
    on_avatar="#000000",
    backdrop="#000000",
    ok=Tone("#86F2B5", "#000000", "#86F2B5", edge="#86F2B5"),
    warn=Tone("#FFD75E", "#000000", "#FFD75E", edge="#FFD75E"),
    bad=Tone("#FFB0AA", "#000000", "#FFB0AA", edge="#FFB0AA"),
    record=Tone("#DCC8FF", "#000000", "#DCC8FF", edge="#DCC8FF"),
    info=Tone("#8FD3FF", "#000000", "#8FD3FF", edge="#8FD3FF"),
    neutral=Tone("#FFFFFF", "#000000", "#FFFFFF", edge="#FFFFFF"),
)

SCHEMES = {tokens.scheme: tokens for tokens in (LIGHT, DARK, CONTRAST)}
