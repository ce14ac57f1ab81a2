"""FACT001: claims and figures without a source.

What it does
    Advises where a text says shares ("1 in 4", "30%"), comparisons ("record numbers", "twice as likely") or causes and
    names no source; warns where it leans on research that it does not name ("studies show", "clinically proven").
    A link to a trusted site or a named source anywhere in the post clears it.

Why it matters
    Clause BEST-4: be right, and show where it comes from. A figure that nobody can look up helps those who doubt.

What to do
    Link to where the figure comes from, or name the source: "according to NHS England".

Known limits
    Looks for the forms of claims and not for whether they are true. What we say of our own waiting lists and teams
    ("our") is taken as ours to say. One source clears the whole post.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.claims import Claim, find_claims, names_source
from ccgcompose.policy.hosts import is_within
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text
from ccgcompose.policy.trust import trusted_sites

_OURS = 90  # characters before a figure in which "our" makes it our own


class SourcedClaim(Rule):
    """A claim that does not say where it comes from."""

    id = "FACT001"
    title = "Source of a claim"
    clause = "BEST-4"
    severity = Severity.WARN

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each claim, unless the text says or links where it comes from."""
        if self._links_to_source(draft, text):
            return
        claims = [claim for claim in find_claims(text) if claim.strong or not _is_our_own(claim, text)]
        if not claims or names_source(text):
            return
        yield from sparingly(self._finding(claim, text) for claim in claims)

    def _links_to_source(self, draft: Draft, text: Text) -> bool:
        sites = trusted_sites(draft, self._shelf)
        return any(is_within(link.host, sites) and len(link.path) > 1 for link in text.links)

    def _finding(self, claim: Claim, text: Text) -> Finding:
        span = text.span(claim.start, claim.end)
        written = quoted(text.original[slice(*span)])
        if claim.strong:
            return self.finding(
                f"{written} leans on something that the post does not name.",
                "Name the study or body, or link to it. Otherwise leave the claim out.",
                span=span,
            )
        return self.finding(
            f"{written} is a claim without a source.",
            "Link to where it comes from, or name the source.",
            span=span,
            severity=Severity.ADVISE,
        )


def _is_our_own(claim: Claim, text: Text) -> bool:
    """Return whether the figure is about ourselves: "our waiting list fell by 4%"."""
    folded = text.folded.text
    sentence = folded[max(0, claim.start - _OURS) : claim.start].rpartition(". ")[2]
    return any(f"{word} " in f" {sentence}" for word in (" our", " we", " we've", " we're"))
