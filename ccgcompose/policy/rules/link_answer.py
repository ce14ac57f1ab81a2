"""LINK002: links that lead nowhere, or somewhere else than they say.

What it does
    Says what was found when a link was opened behind: a page or a site that is not there, a site that could not
    prove to be the one it says, a way into a private network, an end on a site that is not trusted. Advises where
    a short link has a full address, where a page has become the site's start page, and where a link could not be
    looked at.

Why it matters
    Clause BEST-4: a link leads readers to a source that deserves their trust, and not to an error page.

What to do
    Open the link yourself. Give the address at which the page is now.

Known limits
    Says nothing until the link was opened, and nothing where the organisation does not open links. Some sites keep
    programs out. A page that says "not found" and calls it a success is taken for a page. At the moment of
    publication no link is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.domain.link_answer import LinkAnswer, LinkState, opened_as
from ccgcompose.policy.hosts import is_within
from ccgcompose.policy.links import Link
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text
from ccgcompose.policy.trust import trusted_sites

_NOW_AT = "Look for the page's present address, or leave the link out."
_YOURSELF = "Open it yourself before you publish."


class LinkAnswered(Rule):
    """What opening the links of a text came to."""

    id = "LINK002"
    title = "Link that leads nowhere or elsewhere"
    clause = "BEST-4"
    severity = Severity.WARN

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def applies(self, draft: Draft) -> bool:
        """Return whether any link was opened."""
        return bool(draft.link_answers)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield what is to be said of each link whose answer is there."""
        answers = {answer.url: answer for answer in draft.link_answers}
        sites = trusted_sites(draft, self._shelf)
        for link in text.links:
            answer = answers.get(opened_as(link.url))
            if answer is None:
                continue
            if answer.state is LinkState.OPENS:
                yield from self._opens(link, answer, sites)
            else:
                severity, message, remedy = _trouble(answer, quoted(link.url))
                yield self.finding(message, remedy, span=(link.start, link.end), severity=severity)

    def _opens(self, link: Link, answer: LinkAnswer, sites: tuple[str, ...]) -> Iterator[Finding]:
        end = urlsplit(answer.leads_to)
        host, span = end.hostname or "", (link.start, link.end)
        if not _is_elsewhere(link.host, host):
            if len(link.path.strip("/")) > 1 and not end.path.strip("/") and not end.query:
                message = f"{quoted(link.url)} now leads to the start page of {quoted(host)}."
                yield self.finding(message, _NOW_AT, span=span, severity=Severity.ADVISE)
        elif not is_within(host, sites):
            message = f"{quoted(link.url)} leads on to {quoted(host)}, which is not among the trusted sites."
            yield self.finding(message, "Link to a trusted source, or have the site added.", span=span)
        elif link.host.removeprefix("www.") in self._shelf.shorteners:
            yield self.finding(
                f"{quoted(link.url)} leads to a page of {quoted(host)}.",
                "Give its full address, so that readers see where the link leads.",
                span=span,
                severity=Severity.ADVISE,
                fix=Fix("Write the full address", answer.leads_to),
            )


def _is_elsewhere(written: str, ended: str) -> bool:
    """Return whether a link ended at another site than the one that was written."""
    one, other = written.removeprefix("www."), ended.removeprefix("www.")
    return not (is_within(one, (other,)) or is_within(other, (one,)))


def _trouble(answer: LinkAnswer, shown: str) -> tuple[Severity, str, str]:
    match answer.state:
        case LinkState.DEAD if answer.status is None:
            return Severity.WARN, f"{shown} leads nowhere: there is no site of that name.", _NOW_AT
        case LinkState.DEAD:
            what = "has been taken away" if answer.status == 410 else "does not exist"
            return Severity.WARN, f"{shown} leads nowhere: the site says that this page {what}.", _NOW_AT
        case LinkState.CERTIFICATE:
            why = f"{shown} is not safe to open: the site cannot prove to be the one it says."
            return Severity.WARN, why, "Ask the site's owner to mend its certificate, or leave the link out."
        case LinkState.PRIVATE:
            why = f"{shown} leads into a private network, where readers cannot follow."
            return Severity.WARN, why, "Link to a page that is open to everybody."
    return Severity.ADVISE, f"{shown} could not be looked at: {answer.reason}.", _YOURSELF
