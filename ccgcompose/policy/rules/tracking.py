"""LINK003: links that carry marks which follow the reader.

What it does
    Advises where a link's address carries marks for counting and following readers (utm_source, fbclid, gclid), and
    offers it without them.

Why it matters
    Clause BEST-4: a link is there for the reader. Such marks tell others who came from where; a long tail of them also
    hides where a link leads, and a screen reader reads it out.

What to do
    Take the address as offered. If you count readers on purpose, your privacy notice has to say so.

Known limits
    Knows the usual names of such marks. A site may hide one behind a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text

# The names of the marks are facts from the platforms' own documentation.
_MARKS = """
fbclid gclid gclsrc dclid wbraid gbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok
_hsenc _hsmi hsctatracking vero_id oly_anon_id oly_enc_id ref_src ref_url wt.mc_id s_cid trk trkinfo epik sc_cid
srsltid _openstat cmpid ns_campaign ns_source ns_mchannel at_medium at_campaign
"""
_KNOWN = frozenset(_MARKS.split())


class Tracking(Rule):
    """A link with marks that follow the reader."""

    id = "LINK003"
    title = "Links that follow the reader"
    clause = "BEST-4"
    severity = Severity.ADVISE
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each link with such marks."""
        yield from sparingly(self._found(text))

    def _found(self, text: Text) -> Iterator[Finding]:
        for link in text.links:
            marks, clean = _without_marks(text.original[link.start : link.end])
            if marks:
                yield self.finding(
                    f"The link to {quoted(link.host)} carries {quoted(marks[0])}, which follows the reader.",
                    "Leave such marks out: the page opens without them.",
                    span=(link.start, link.end),
                    fix=Fix("Take the marks out", clean),
                )


def _without_marks(url: str) -> tuple[list[str], str]:
    """Return the names of the marks, and the address without them."""
    before, question, rest = url.partition("?")
    query, hash_sign, place = rest.partition("#")
    pairs = query.split("&") if question else []
    marks = [pair.partition("=")[0] for pair in pairs if _is_mark(pair)]
    kept = "&".join(pair for pair in pairs if not _is_mark(pair))
    return marks, before + (f"?{kept}" if kept else "") + hash_sign + place


def _is_mark(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _KNOWN or name.startswith(("utm_", "pk_", "mtm_", "hsa_"))
