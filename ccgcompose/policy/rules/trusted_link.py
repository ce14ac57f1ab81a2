"""LINK001: links that are not to a trusted source.

What it does
    Finds links with https://, with www, and bare names such as nhs.uk/flu, and compares the host with the
    organisation's trusted sites (or, where it has named none, with a list of public bodies). Names a link
    that is insecure (http), shortened, to a bare address, a slip of the finger away from a trusted one, or with
    the NHS's name in its own. A link dressed up as a trusted one stops the post: other letters, a trusted name
    inside another, or before an @.

Why it matters
    Clause BEST-4: readers follow our links because they trust us. They must see where a link leads.

What to do
    Link to the page of a trusted source in full, or have the site added to the organisation's list.

Known limits
    The link is not opened here: LINK002 says what was found behind it. A page on a
    trusted site may still be wrong. Rarer top-level domains count only after https:// or www.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.hosts import Doubt, doubt_about, imitated
from ccgcompose.policy.links import Link
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.slips import slip_of
from ccgcompose.policy.text import Text
from ccgcompose.policy.trust import trusted_sites

_IN_FULL = "Give the full address of the page, so that readers see where it leads."
_TRUSTED = "Link to a trusted source, such as nhs.uk or gov.uk, or have the site added to the trusted sites."


class TrustedLink(Rule):
    """A link that leads somewhere else than to a trusted source."""

    id = "LINK001"
    title = "Link without a trusted source"
    clause = "BEST-4"
    about_links = True
    severity = Severity.BLOCK

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each link that is in doubt."""
        sites = trusted_sites(draft, self._shelf)
        for link in text.links:
            doubt = doubt_about(link, sites, self._shelf.shorteners)
            if doubt is not None:
                yield self._doubted(link, doubt, sites)
            elif link.scheme in ("http", "ftp"):
                yield self._insecure(link)

    def _doubted(self, link: Link, doubt: Doubt, sites: tuple[str, ...]) -> Finding:
        span = (link.start, link.end)
        meant = slip_of(link.host, sites) if doubt is Doubt.SLIP else None
        if meant is not None:
            return self._slip(link, meant)
        severity, message, remedy = _judgement(link, doubt, sites)
        return self.finding(message, remedy, span=span, severity=severity)

    def _slip(self, link: Link, meant: str) -> Finding:
        host_at = len(link.scheme) + 3 if link.scheme else 0
        better = link.url[:host_at] + meant + link.url[host_at + len(link.host) :]
        return self.finding(
            f"{quoted(link.host)} looks like a slip: did you mean {meant}?",
            f"Write {meant}, or have the site added to the trusted sites if it is right.",
            span=(link.start, link.end),
            severity=Severity.WARN,
            fix=Fix(f"Write {meant}", better) if not link.port else None,
        )

    def _insecure(self, link: Link) -> Finding:
        safe = "https" + link.url.removeprefix(link.scheme)
        return self.finding(
            f"The link to {quoted(link.host)} is not secure: it begins with {link.scheme}://.",
            "Use https://, and try whether the page opens.",
            span=(link.start, link.end),
            severity=Severity.WARN,
            fix=Fix("Use https://", safe),
        )


def _judgement(link: Link, doubt: Doubt, sites: tuple[str, ...]) -> tuple[Severity, str, str]:
    host = quoted(link.host)
    if doubt is Doubt.HIDDEN_BEHIND_USER:
        return (
            Severity.BLOCK,
            f"The link leads to {host}: what stands before the @ only looks like its address.",
            "Type the address of the page anew, without the @.",
        )
    if doubt is Doubt.LOOKS_LIKE:
        return (
            Severity.BLOCK,
            f"The link leads to {host}, which looks like {imitated(link.host, sites)} and is not.",
            "Type the address anew. If you copied it, tell your communications team where from.",
        )
    if doubt is Doubt.ADDRESS:
        return Severity.WARN, f"The link leads to a bare address, {host}, and not to a name.", _IN_FULL
    if doubt is Doubt.BORROWED:
        message = f"{host} has the name of the NHS or the Government in it, and is no site of theirs."
        return Severity.WARN, message, _TRUSTED
    if doubt is Doubt.SHORTENED:
        return Severity.WARN, f"{host} is a link shortener: nobody sees where the link leads.", _IN_FULL
    return Severity.WARN, f"{host} is not among the trusted sites.", _TRUSTED
