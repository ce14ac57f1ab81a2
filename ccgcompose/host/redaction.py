"""Take out of a log what belongs to a person or opens a door. Rather too much than too little.

No rule looks at a long text more than once from each place: a log must never keep the program busy.
"""

from __future__ import annotations

import re
from pathlib import Path

HIDDEN = "[redacted]"
_NAMES = (
    r"[\w-]{0,40}(?:token|secret|passw(?:or)?d|passphrase|credential|signature|api_?-?key|code_verifier|jwt)"
)
_RULES = (
    # Authorization: Bearer abc, Cookie: ..., up to the end of the line
    re.compile(r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)\b[\"']?\s*[:=][^\r\n]*"),
    re.compile(r"(?i)\b(bearer|basic|dpop|oauth)\s+[\w.~+/=-]{8,}"),
    re.compile(rf"(?i)\b({_NAMES})\b[\"']?\s*[:=]\s*(?:\"[^\"]*\"|'[^']*'|[^\s,;&}}>]+)"),
    re.compile(r"(?i)\b([a-z][a-z0-9+.-]{1,20}://)[^/@\s]{1,200}@"),  # a user and a passphrase in an address
)
_WHOLE = (
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*"),  # a JSON web token
    re.compile(r"\$argon2id?\$[^\s\"']+"),
    re.compile(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b"),  # an app password
    # Long, with letters and digits, and no content hash of ours (64 digits of base 16)
    re.compile(r"\b(?![0-9a-f]{64}\b)(?=\w*[A-Za-z])(?=\w*\d)[A-Za-z0-9_]{32,}\b"),
    re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)+"),
    # Ten digits however they are parted: an NHS number, with or without a right check digit
    re.compile(r"(?<![\w.:/-])\d{3}[ .\u00a0-]?\d{3}[ .\u00a0-]?\d{4}(?![\w-])"),
    re.compile(r"(?<![\w.])(?:\+44|0044|\(?0)[\s().-]{0,3}\d(?:[\s().-]{0,3}\d){8,9}(?!\w)"),
)


def redact(text: str, home: str = "") -> str:
    """Return the text without tokens, passphrases, e-mail addresses, NHS numbers and telephone numbers.

    The path `home` becomes ~, because it often holds a person's name.
    """
    if len(home) > 1:
        text = text.replace(home, "~")
    for rule in _RULES:
        text = rule.sub(rf"\1 {HIDDEN}", text)
    for rule in _WHOLE:
        text = rule.sub(HIDDEN, text)
    return text


def home_of_this_person() -> str:
    """Return the path of the person's own folder, or "" where there is none."""
    try:
        return str(Path.home())
    except RuntimeError:
        return ""
