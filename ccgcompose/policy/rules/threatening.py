"""RESP004: threats.

What it does
    Finds threats of violence, wishes that somebody be harmed, hints ("I know where you live", "you will regret
    this") and announced reprisals, in whatever spelling. A threat that is told in order to report it or to help
    is left alone.

Why it matters
    Clause RESP-5: no post makes anybody fear for themselves or theirs. To send a threat of death or serious harm is an
    offence as well (Online Safety Act 2023, section 181, in England, Wales and Northern Ireland).

What to do
    Take it out. Where somebody may be in danger, ring 999; where behaviour has consequences, say which, and who
    decides.

Known limits
    Knows wordings, not intentions: a threat in words of its own passes, and a film title may not. Irony is not
    understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.saying_rule import SayingRule

_OUT = (
    "Take it out. If somebody breaks your rules of conduct, say calmly what the rules are and what follows."
)


class Threatening(SayingRule):
    """Threats, wishes of harm, and hints of either."""

    id = "RESP004"
    title = "Threat"
    clause = "RESP-5"
    severity = Severity.BLOCK
    sayings = "threatening"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "violence": ("threatens somebody with violence.", _OUT),
        "wish": ("wishes harm or death on somebody.", _OUT),
        "hint": ("reads as a threat, even if it was not meant as one.", _OUT),
        "reprisal": ("announces that somebody will be made to pay.", _OUT),
    }
