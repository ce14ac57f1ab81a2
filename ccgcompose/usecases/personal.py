"""Check a personal post (section 3 of the policy). It has no store and no platform: it can keep and send nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicySettings
from ccgcompose.policy.engine import Engine
from ccgcompose.usecases.ports import Clock

GOOD_NAME, OWN_RISK = "PERS-1", "PERS-2"
# Confidentiality and the law on libel bind a private person in the same words; the rest is about our good name.
_OWN_RISK = ("PAT-", "PROP-", "RESP-2", "RESP-4")


@dataclass(frozen=True, slots=True)
class Advice:
    """What holds for every personal post, whatever it says."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonalAnswer:
    """What the checks find in a personal post, worst first, and the advice that goes with every one."""

    findings: tuple[Finding, ...]
    advice: tuple[Advice, ...]


ADVICE = (
    Advice(
        OWN_RISK,
        "You answer for this post yourself. It can be read, kept and passed on for a long time.",
    ),
    Advice(
        OWN_RISK, "The law on libel is the same online as in print, and so is your duty of confidentiality."
    ),
    Advice(
        OWN_RISK, "Post in your own time, and not with the organisation's equipment unless you may use it so."
    ),
    Advice(
        GOOD_NAME, "Whoever knows where you work may take your words for ours: say that they are your own."
    ),
)


class Personal:
    """Runs the same checks as for an official post, as far as they bind a private person."""

    def __init__(self, engine: Callable[[], Engine], clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def check(self, text: str, settings: PolicySettings = NO_SETTINGS) -> PersonalAnswer:
        """Return the findings and the advice. Nothing of the text is kept anywhere, not even by the checks.

        The checks keep texts and words so as not to look twice; that memory ends with this answer.
        """
        engine = self._engine().unremembering()
        draft = Draft(text, self._clock.now(), personal=True, settings=settings)
        try:
            findings = tuple(replace(found, clause=_clause(found)) for found in engine.explained(draft))
        finally:
            engine.forget()
        return PersonalAnswer(findings, ADVICE)


def _clause(finding: Finding) -> str:
    """Return the clause of section 3 that a finding comes under."""
    return OWN_RISK if finding.clause.startswith(_OWN_RISK) else GOOD_NAME
