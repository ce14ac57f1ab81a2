"""RESP005: harassment.

What it does
    Finds calls to others to go after somebody, somebody's address or whereabouts, pursuit that is announced
    ("we will not stop until ..."), sexual remarks, and the same account named three times or more.

Why it matters
    Clause RESP-6: no post pursues or torments anybody.

What to do
    Take it out. What you want of somebody, ask of them once and in private; a complaint has a procedure.

Known limits
    Looks at one post: pursuit over many posts is not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.text import Text

_OFTEN = 3


class Harassing(SayingRule):
    """Pile-ons, whereabouts, pursuit and sexual remarks."""

    id = "RESP005"
    title = "Harassment"
    clause = "RESP-6"
    severity = Severity.BLOCK
    sayings = "harassing"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "pile-on": (
            "sends others after somebody.",
            "Take it out: a complaint has a procedure, and nobody is to be pursued.",
        ),
        "whereabouts": (
            "gives away, or asks, where somebody lives or can be found.",
            "Take it out. Nobody's home or private number belongs in a post.",
        ),
        "keeping on": (
            "says that somebody will be pursued until they give in.",
            "Take it out. Ask once, in private or through the complaints procedure.",
        ),
        "sexual": (
            "is a sexual remark about somebody.",
            "Take it out. Speak of people's work, not of their bodies.",
        ),
    }

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield what the wordings show, and the account that is named over and over."""
        yield from super().check(draft, text)
        handles = [token for token in text.original.split() if token.startswith("@") and len(token) > 2]
        for handle, times in Counter(handle.rstrip(".,!?:;") for handle in handles).items():
            if times >= _OFTEN:
                at = text.original.rindex(handle)
                yield self.finding(
                    f"{quoted(handle)} is named {times} times. To the person behind it that can feel like pursuit.",
                    "Name the account once.",
                    span=(at, at + len(handle)),
                    severity=Severity.WARN,
                )
