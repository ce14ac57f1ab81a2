"""RESP007: charges of crime or misconduct.

What it does
    Finds a named person or body charged with theft, fraud, bribery, violence, sexual misconduct, killing or a
    cover-up. A charge against a person stops the post. Where a court or a regulator is named as well, it warns; with
    a link to the source it advises. Victims ("she was assaulted") are left alone.

Why it matters
    Clause RESP-4: no post puts in writing an untrue charge against a person or a body. In print and online the same
    law of libel holds.

What to do
    Take the charge out. Report a suspicion to the people who investigate it: counter fraud, the police, the
    regulator. If a court has decided, link to its judgment and use its words.

Known limits
    Knows names from titles and capitals only, and cannot know what is true. "Allegedly" does not make it better, and
    is not read as if it did.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.allegation import AllegationRule

_REPORT = (
    "Take the charge out. Report a suspicion to those who investigate it; if a court has decided, link to "
    "its judgment and keep to its words."
)


class Libellous(AllegationRule):
    """Charges of crime or misconduct against a person or a body."""

    id = "RESP007"
    title = "Charge against somebody"
    clause = "RESP-4"
    severity = Severity.BLOCK
    sayings = "libellous"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "theft": ("charges somebody with theft, fraud or bribery; unproved, that can be libel.", _REPORT),
        "killing": ("charges somebody with a death or deaths; unproved, that can be libel.", _REPORT),
        "abuse": (
            "charges somebody with violence or sexual misconduct; unproved, that can be libel.",
            _REPORT,
        ),
        "cover-up": (
            "charges somebody with hiding or breaking the law; unproved, that can be libel.",
            _REPORT,
        ),
        "should be tried": ("calls somebody guilty; unproved, that can be libel.", _REPORT),
    }
