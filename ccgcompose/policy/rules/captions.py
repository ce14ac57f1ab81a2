"""ACC001: films without captions, and sound without a transcript.

What it does
    Warns of a film that has no captions, and of sound that has no transcript.

Why it matters
    Clause LAW-1: on our own sites and apps the accessibility regulations ask for both (Public Sector Bodies (Websites
    and Mobile Applications) (No. 2) Accessibility Regulations 2018; WCAG 2.2, 1.2.1 and 1.2.2), and everywhere disabled
    people are owed reasonable adjustments (Equality Act 2010, section 20). One adult in three is deaf or has hearing
    loss or tinnitus (RNID), and many watch without sound.

What to do
    Add captions to the film, or a transcript to the sound, where the medium is kept.

Known limits
    Looks whether they are recorded, and not whether they are right. Captions burnt into the picture are not seen:
    record them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text


class Captions(Rule):
    """A film or sound that not everybody can follow."""

    id = "ACC001"
    title = "Captions and transcripts"
    clause = "LAW-1"
    severity = Severity.WARN

    def applies(self, draft: Draft) -> bool:
        """Return whether the draft has film or sound."""
        return any(medium.is_film or medium.is_sound for medium in draft.media)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each film and each sound that lacks its words."""
        for medium in draft.media:
            if medium.is_film and not medium.has_captions:
                yield self.finding(
                    f"{medium.filename} has no captions.",
                    "Add captions, so that people who do not hear it can follow.",
                    media_id=medium.media_id,
                )
            elif medium.is_sound and not medium.is_film and not medium.has_transcript:
                yield self.finding(
                    f"{medium.filename} has no transcript.",
                    "Add a transcript, so that people who do not hear it can read what is said.",
                    media_id=medium.media_id,
                )
