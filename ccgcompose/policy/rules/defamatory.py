"""RESP006: what lowers somebody in the eyes of others.

What it does
    Finds a named person or body said to be dishonest, incompetent, negligent, unfit or in it for the money. A
    finding of a court or a regulator beside it weighs in its favour, with a link to the source it is only advised of.

Why it matters
    Clause RESP-2: no post damages somebody's name with what cannot be proved. As a rule whoever publishes it has to
    show that it is true, or honest opinion on known facts (Defamation Act 2013, sections 2 and 3, in England and
    Wales).

What to do
    Leave the judgement out. Say what you did yourselves, or link to the official finding and use its words.

Known limits
    Knows names from titles and capitals only. Praise that is meant as blame, and a name in another post, are not
    seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.allegation import AllegationRule

_SOURCE = "Leave the judgement out, or link to the official finding and keep to its words."


class Defamatory(AllegationRule):
    """Judgements that damage the name of a person or a body."""

    id = "RESP006"
    title = "Damages somebody's name"
    clause = "RESP-2"
    severity = Severity.WARN
    sayings = "defamatory"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "honesty": ("calls somebody's honesty or motives into question; that may be defamatory.", _SOURCE),
        "ability": ("says that somebody is unfit for their work; that may be defamatory.", _SOURCE),
    }
