"""What is said in films and sounds: captions and transcripts, for who does not hear it (WCAG 2.2, 1.2.1 and 1.2.2)."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.domain.captions import clock
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.language import language_name, language_tag
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.people import Person
from ccgcompose.errors import BadInput, EnvironmentFault
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.library import Library

LONGEST_WORDS = 200_000  # characters: four hours of speech
_SLACK = 2_000  # milliseconds that captions may outlast a film: its length is rounded
_KEPT = "Nothing was added; the medium is as it was."


class Spoken:
    """What a person adds to films and sounds."""

    def __init__(self, context: Context, library: Library) -> None:
        self._context = context
        self._library = library

    def caption(
        self, person: Person, media_id: str, source: Path, language: str, label: str = ""
    ) -> MediaAsset:
        """Add a captions file (SRT or WebVTT) to a film or a sound, in place of one in the same language.

        `language` as in BCP 47, such as en-GB; `label` is how players call it, "" for the language's own name. Raise
        BadInput, also for captions that go on after the end, UnusableFile, NotFound, EnvironmentFault.
        """
        darkroom, asset = self._context.darkroom, self._spoken(media_id)
        if darkroom is None:
            raise EnvironmentFault("This installation reads no captions.", kept=_KEPT)
        tag = language_tag(language)
        if tag is None:
            raise BadInput(f"“{language}” is no language.", kept=_KEPT, next="Write it as en-GB or cy.")
        taken = darkroom.captions(source, tag, clean(label).strip()[:50] or language_name(tag))
        _must_be_short(taken.text, taken.filename)
        if asset.duration_ms and taken.ends_ms > asset.duration_ms + _SLACK:
            raise BadInput(
                f"{taken.filename} has captions until {clock(taken.ends_ms)}, "
                f"but {asset.filename} ends at {clock(asset.duration_ms)}.",
                kept=_KEPT,
                next="Look whether they belong to another film, or to a longer cut of it.",
            )
        others = tuple(each for each in asset.captions if each.language != tag)
        said = f"added captions ({tag}) to {{}}"
        return self._library.change(person, media_id, "media.captioned", said, captions=(*others, taken))

    def uncaption(self, person: Person, media_id: str, language: str) -> MediaAsset:
        """Take the captions in a language off a film; posts that are out keep them. Raise NotFound, BadInput."""
        asset = self._spoken(media_id)
        left = tuple(each for each in asset.captions if each.language != language_tag(language))
        if left == asset.captions:
            raise BadInput(f"{asset.filename} has no captions in “{language}”.", kept=_KEPT)
        said = f"took the captions ({language_tag(language)}) off {{}}"
        return self._library.change(person, media_id, "media.captioned", said, captions=left)

    def transcribe(self, person: Person, media_id: str, transcript: str) -> MediaAsset:
        """Keep what is said in a film or a sound, in place of what was kept. Raise NotFound, BadInput."""
        asset, said = self._spoken(media_id), clean(transcript).strip()
        _must_be_short(said, f"The transcript of {asset.filename}")
        told = "changed the transcript of {}"
        return self._library.change(person, media_id, "media.transcribed", told, transcript=said)

    def transcribe_captions(self, person: Person, media_id: str) -> MediaAsset:
        """Make the transcript of the words of the captions added first. Raise NotFound, BadInput."""
        asset = self._spoken(media_id)
        if not asset.captions:
            raise BadInput(f"{asset.filename} has no captions.", kept=_KEPT, next="Add captions first.")
        return self.transcribe(person, media_id, asset.captions[0].text)

    def _spoken(self, media_id: str) -> MediaAsset:
        asset = self._library.get(media_id)
        if asset.kind not in (MediaKind.VIDEO, MediaKind.AUDIO):
            raise BadInput(
                f"{asset.filename} is neither film nor sound.",
                kept=_KEPT,
                next="Describe a picture in its alt text.",
            )
        return asset


def _must_be_short(words: str, called: str) -> None:
    if len(words) > LONGEST_WORDS:
        raise BadInput(
            f"{called} has {len(words):,} characters; {LONGEST_WORDS:,} are the most.",
            kept=_KEPT,
            next="Leave out what is not said.",
        )
