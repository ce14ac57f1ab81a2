"""Find keys and tokens by the shapes that their makers gave them. No guessing by entropy: words would be flagged.

Sources of the shapes: each maker's own documentation, as gathered by the named (not the entropy) detectors of
detect-secrets and gitleaks. Read on the text as written: case matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Credential:
    """A key or token. `start` and `end` are code points of the text as written."""

    name: str
    start: int
    end: int


def find_credentials(written: str) -> Iterator[Credential]:
    """Yield the keys and tokens of well-known shapes."""
    for name, hints, pattern in _SHAPES:
        if any(hint in written for hint in hints):
            for match in _compiled(pattern).finditer(written):
                yield Credential(name, *match.span())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# name, what one of must be in the text, shape
_SHAPES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "an AWS key",
        ("AKIA", "ASIA", "AGPA", "AIDA", "AROA", "ANPA", "ANVA", "ABIA", "ACCA"),
        r"(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ANVA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])",
    ),
    (
        "an AWS secret key",
        ("aws", "AWS", "Aws"),
        r"(?i:aws.{0,24}?(?:secret|key).{0,12}?)[=:'\" ]{1,4}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])",
    ),
    ("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"\bgh[pousr]_[A-Za-z0-9]{30,255}\b"),
    ("a GitHub token", ("github_pat_",), r"\bgithub_pat_[A-Za-z0-9_]{22,255}\b"),
    ("a GitLab token", ("glpat-",), r"\bglpat-[\w-]{20,64}"),
    ("a Slack token", ("xox",), r"\bxox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{10,250}"),
    ("a Slack app token", ("xapp-",), r"\bxapp-\d-[A-Za-z0-9-]{10,200}"),
    (
        "a Slack webhook",
        ("hooks.slack.com",),
        r"(?:https://)?hooks\.slack\.com/(?:services|workflows)/[\w/]{20,200}",
    ),
    (
        "a Teams webhook",
        ("webhook.office.com", "outlook.office.com/webhook"),
        r"(?:https://)?[\w-]{0,60}\.?(?:webhook\.office\.com|outlook\.office\.com)/webhook[\w@./-]{20,300}",
    ),
    (
        "a Discord webhook",
        ("/api/webhooks/",),
        r"(?:https://)?discord(?:app)?\.com/api/webhooks/\d{6,24}/[\w-]{20,100}",
    ),
    ("a Google API key", ("AIza",), r"(?<![\w-])AIza[\w-]{35}(?![\w-])"),
    ("a Google client secret", ("GOCSPX-",), r"\bGOCSPX-[\w-]{24,40}"),
    ("a Google access token", ("ya29.",), r"\bya29\.[\w-]{20,500}"),
    (
        "an Azure key",
        ("AccountKey=", "SharedAccessKey="),
        r"\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,100}={0,2}",
    ),
    (
        "an Azure access signature",
        ("sig=",),
        r"[?&](?:sv|se|sp|sr)=[^\s#]{1,400}?&sig=[\w%+/-]{20,120}={0,2}",
    ),
    ("an Azure client secret", ("Q~",), r"(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])"),
    ("a signed web token (JWT)", ("eyJ",), r"\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}(?:\.[\w-]{8,2000})?"),
    (
        "a private key",
        ("PRIVATE KEY", "PuTTY-User-Key"),
        r"-{3,5} ?BEGIN (?:[A-Z0-9]{2,9} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{3,5}|PuTTY-User-Key-File-\d",
    ),
    (
        "an address with a password in it",
        ("://",),
        r"\b[a-z][a-z0-9+.-]{1,24}://[^\s:/@\"<>]{1,80}:[^\s/@\"<>]{1,120}@[^\s\"<>]{3,200}",
    ),
    (
        "a connection string with a password",
        ("assword=", "wd=", "ASSWORD="),
        r"(?i)\b(?:data source|server|host|addr|user id|uid|database|initial catalog)=[^;\n]{1,120};"
        r"(?:[^;\n]{1,120};){0,8}? ?(?:password|pwd)=[^;\s]{1,120}",
    ),
    (
        "a password in a setting",
        ("assword=", "wd=", "ASSWORD=", 'assword":', "ASSWD="),
        r"(?i)\b(?:[a-z]{1,20}_)?(?:password|passwd|pwd)\"? ?[=:] ?[\"'][^\s\"']{4,120}[\"']"
        r"|\b[A-Z]{1,20}_(?:PASSWORD|PASSWD)=[^\s]{4,120}",
    ),
    ("a Stripe key", ("k_live_", "k_test_"), r"\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,120}\b"),
    ("a Twilio key", ("SK", "AC"), r"\b(?:SK|AC)[0-9a-f]{32}\b"),
    ("a SendGrid key", ("SG.",), r"\bSG\.[\w-]{16,32}\.[\w-]{32,64}"),
    ("a Mailchimp key", ("-us",), r"\b[0-9a-f]{32}-us\d{1,2}\b"),
    ("an npm token", ("npm_",), r"\bnpm_[A-Za-z0-9]{36}\b"),
    ("a PyPI token", ("pypi-",), r"\bpypi-[\w-]{40,250}"),
    ("an OpenAI key", ("sk-",), r"\bsk-(?:proj-|svcacct-|ant-(?:api\d\d-)?)?[A-Za-z0-9_-]{20,200}(?<=\w)"),
    ("a Hugging Face token", ("hf_",), r"\bhf_[A-Za-z0-9]{30,40}\b"),
    ("a DigitalOcean token", ("dop_v1_", "doo_v1_"), r"\bdo[op]_v1_[0-9a-f]{64}\b"),
    ("a Shopify token", ("shpat_", "shpss_"), r"\bshp(?:at|ss|ca|pa)_[0-9a-fA-F]{32}\b"),
    ("a Facebook token", ("EAA",), r"\bEAA[A-Za-z0-9]{40,300}\b"),
    ("an X token", ("AAAAAAAAAAAAAA",), r"\bA{14,22}[A-Za-z0-9%]{30,200}"),
    ("a Telegram bot token", (":AA",), r"\b\d{8,10}:AA[\w-]{30,36}"),
    (
        "a GOV.UK Notify key",
        ("-",),
        r"\b[\w-]{2,40}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b",
    ),
    (
        "an authorisation header",
        ("uthorization", "Bearer ", "bearer "),
        r"(?i:\bauthorization: ?(?:bearer|basic|token)|\bbearer) (?=[\w.~+/-]{0,200}\d)[\w.~+/-]{16,2000}={0,2}",
    ),
    (
        "a key or token",
        ("ey", "EY", "ecret", "ECRET", "oken", "OKEN"),
        r"(?i:\b(?:[a-z]{1,16}[_-])?(?:api[ _-]?keys?|secret(?:[ _-]?key)?|client[ _-]?secret|access[ _-]?(?:token|key)"
        r"|auth[ _-]?token|api[ _-]?token|token|app[ _-]?secret|subscription[ _-]?key)) ?(?:is|=|:|->)\s?[\"']?"
        r"(?=[\w./+~-]{0,100}\d)(?=[\w./+~-]{0,100}[A-Za-z])[\w./+~-]{12,200}",
    ),
)
