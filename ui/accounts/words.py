"""How states, ends, limits and signing are said on the accounts page. No Qt here."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.account import LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.moments import shown
from ccgcompose.usecases.account_check import Checked
from ccgcompose.usecases.account_lines import AccountLine, AccountState
from ui.tokens import Kind
from ui.words import size_words

STATES: dict[AccountState, tuple[str, Kind]] = {
    AccountState.HEALTHY: ("Healthy", "ok"),
    AccountState.NOT_CHECKED: ("Not checked yet", "neutral"),
    AccountState.BRAND_DIFFERS: ("Brand differs", "warn"),
    AccountState.ENDS_SOON: ("Sign-in ends soon", "warn"),
    AccountState.AMISS: ("Needs attention", "bad"),
    AccountState.ENDED: ("Sign-in has ended", "bad"),
    AccountState.SIGNED_OUT: ("Signed out", "bad"),
    AccountState.NO_KEYRING: ("No keyring", "bad"),
    AccountState.OUT_OF_USE: ("Out of use", "neutral"),
}
SIGN_OFFS: dict[SignOffStyle, tuple[str, str]] = {
    SignOffStyle.BYLINE: ("In the platform's author field", "The platform shows who wrote it."),
    SignOffStyle.APPENDED: ("Name and position are added under the text", "They count towards the length."),
    SignOffStyle.TYPED: ("The author writes it into the text", "A check looks whether it is there."),
}
_UNITS: dict[LengthUnit, str] = {
    LengthUnit.GRAPHEMES: "characters",
    LengthUnit.CODE_POINTS: "characters",
    LengthUnit.UTF16: "characters (an emoji counts two or more)",
    LengthUnit.X_WEIGHTED: "characters (an emoji counts two, a link 23)",
    LengthUnit.MASTODON: "characters (a link counts 23)",
    LengthUnit.BLUESKY: "characters",
}


def state_words(line: AccountLine, now: datetime) -> tuple[str, Kind]:
    """Return how an account stands, with the days that are left where the sign-in ends soon."""
    state = line.state(now)
    words, kind = STATES[state]
    if state is AccountState.ENDS_SOON:
        words = f"Sign-in ends {in_days(line.days_left(now) or 0)}"
    return words, kind


def in_days(days: int) -> str:
    """Return "in 9 days", or what is nearer in words."""
    return {0: "within a day", 1: "in 1 day"}.get(days, f"in {days} days")


def end_words(line: AccountLine, now: datetime, zone: str) -> str:
    """Return until when the sign-in lasts."""
    if not line.needs_sign_in:
        return "No sign-in is needed: the account is ours."
    if line.signed_in is None:
        return line.keyring
    if not line.signed_in:
        return "Nobody is signed in on this computer. Nothing can be published there."
    if line.ends_at is None:
        return "The sign-in has no end that is known, or renews itself."
    if line.ends_at <= now:
        return f"The sign-in ended on {shown(line.ends_at, zone)}. Sign in again."
    left = in_days(line.days_left(now) or 0)
    return f"The sign-in ends {left}, on {shown(line.ends_at, zone)}. Sign in again before then."


def look_words(checked: Checked | None, zone: str) -> str:
    """Return what the last look found, and when it was."""
    if checked is None:
        return "Nobody has looked yet how the account is on its platform."
    said = f"Looked at on {shown(checked.at, zone)}: {checked.message}"
    if checked.stale:
        return f"{said} The brand kit is another one since; have it looked at again."
    return " ".join(part for part in (said, checked.remedy) if part)


def limit_words(limits: Limits) -> list[str]:
    """Return what the platform takes, one sentence each."""
    unit = _UNITS[limits.unit]
    lines = [f"Up to {limits.max_length:,} {unit}" if limits.max_length else "Text of any length"]
    if limits.max_bytes:
        lines[0] += f", and {limits.max_bytes:,} bytes"
    if limits.max_parts > 1:
        lines.append(f"A thread of up to {limits.max_parts} numbered parts")
    pictures = f"Up to {limits.max_media} pictures" if limits.max_media != 1 else "One picture"
    lines.append(pictures if limits.max_media else "No pictures")
    if limits.max_picture_bytes and limits.max_media:
        lines[-1] += f", each up to {size_words(limits.max_picture_bytes)}"
    if limits.max_alt_text:
        lines.append(f"Alt text up to {limits.max_alt_text:,} characters")
    if limits.max_video_bytes or limits.max_video_ms:
        lines.append(_film_words(limits))
    edits = "can be changed in place, with a note" if limits.can_edit else "is corrected by a reply"
    lines.append(f"What is out {edits}")
    return lines


def _film_words(limits: Limits) -> str:
    parts = [size_words(limits.max_video_bytes)] if limits.max_video_bytes else []
    if limits.max_video_ms:
        minutes, seconds = divmod(limits.max_video_ms // 1000, 60)
        lasting = [f"{minutes} min"] if minutes else []
        parts.append(" ".join([*lasting, *([f"{seconds} s"] if seconds else [])]))
    return f"Film up to {' and '.join(parts)}"
