"""Make pictures from kept pictures, and keep them; try out how they would look."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ccgcompose.domain.captions import as_vtt, words_of
from ccgcompose.domain.media import Captions
from ccgcompose.host.caption_files import read_captions
from ccgcompose.host.clean_copy import clean_copy
from ccgcompose.host.colours import to_srgb
from ccgcompose.host.developing import Developed, develop, must_be_large_enough, size_made
from ccgcompose.host.embedded import read_metadata
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.host.outside import LONGEST_NAME
from ccgcompose.host.pictures import HOSTILE, open_bounded, upright
from ccgcompose.host.prints import prints_of
from ccgcompose.host.sentences import damaged
from ccgcompose.usecases.ports import Intake, Making, Trial
from ccgcompose.usecases.ports.files import any_contrast

if TYPE_CHECKING:
    from PIL.Image import Image

_TRIAL_EDGE = 2_048  # pixels of what is kept at hand for trials
_TRIAL_QUALITY = 88


class FolderDarkroom:
    """Fulfils the port Darkroom over a folder of media. Any thread may ask."""

    def __init__(self, files: FolderMediaFiles) -> None:
        self._files = files
        self._turn = Lock()
        self._at_hand: tuple[str, Image, tuple[int, int]] | None = None

    def make(
        self, sha256: str, making: Making, filename: str, accept: Callable[[float], None] = any_contrast
    ) -> Intake:
        """Make a picture and keep it; see the port."""
        opened = self._opened(sha256, filename)
        try:
            kind = opened.format or ""
            said = read_metadata(opened)
            # What the origin is said to show may no longer be on it.
            metadata = replace(said, has_location=False, camera_serial=False, alt_text="")
            developed = _developed(to_srgb(upright(opened)), making, filename)
            if developed.contrast is not None:
                accept(developed.contrast)
            made = developed.picture
            lossless = kind == "WEBP" and made.mode == "RGBA"
            clean, mime = clean_copy(made, kind, metadata, sampling=0, lossless=lossless)
        except HOSTILE as error:
            raise damaged(filename) from error
        sha = self._files.keep(clean)
        name = _named(filename, made.size, mime)
        return Intake(
            sha, sha, name, mime, made.width, made.height, len(clean), metadata, prints=prints_of(made)
        )

    def try_out(self, sha256: str, making: Making, edge: int = 1024) -> Trial:
        """Return how it would come out; see the port."""
        name = _called(sha256)
        small, whole = self._small(sha256, name)
        size = size_made(*whole, making)
        must_be_large_enough(size, name)
        share = min(1.0, edge / max(size))
        shown = (max(1, round(size[0] * share)), max(1, round(size[1] * share)))
        made = develop(small, shown, making, name, size)
        out = io.BytesIO()
        made.picture.convert("RGB").save(out, "JPEG", quality=_TRIAL_QUALITY)
        return Trial(out.getvalue(), *size, made.contrast)

    def captions(self, source: Path, language: str, label: str) -> Captions:
        """Take in a captions file; see the port."""
        found = read_captions(source)
        sha256 = self._files.keep(as_vtt(found.cues).encode("utf-8"))
        return Captions(sha256, language, found.name, label, words_of(found.cues), found.cues[-1].end)

    def _opened(self, sha256: str, name: str) -> Image:
        return open_bounded(self._files.path(sha256).read_bytes(), name)

    def _small(self, sha256: str, name: str) -> tuple[Image, tuple[int, int]]:
        """Return a picture made small, and the size of the whole of it; the last one is kept at hand."""
        with self._turn:
            if self._at_hand is None or self._at_hand[0] != sha256:
                self._at_hand = (sha256, *_shrunk(self._opened(sha256, name), name))
            return self._at_hand[1], self._at_hand[2]


def _shrunk(opened: Image, name: str) -> tuple[Image, tuple[int, int]]:
    try:
        width, height = opened.size
        opened.draft("RGB", (_TRIAL_EDGE, _TRIAL_EDGE))
        small = to_srgb(upright(opened))
        lies = (small.width > small.height) != (width > height)
        whole = (height, width) if lies else (width, height)
        small.thumbnail((_TRIAL_EDGE, _TRIAL_EDGE))
    except HOSTILE as error:
        raise damaged(name) from error
    return small, whole


def _developed(whole: Image, making: Making, name: str) -> Developed:
    size = size_made(*whole.size, making)
    must_be_large_enough(size, name)
    return develop(whole, size, making, name, size)


def _called(sha256: str) -> str:
    return f"The picture {sha256[:12]}…"


def _named(filename: str, size: tuple[int, int], mime: str) -> str:
    ending = f" {size[0]}x{size[1]}.{'jpg' if mime == 'image/jpeg' else mime.removeprefix('image/')}"
    return Path(filename).stem[: LONGEST_NAME - len(ending)].rstrip() + ending
