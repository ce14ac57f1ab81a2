"""Eyes and a darkroom in memory: they see what a test says, and make what a test can tell apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from ccgcompose.domain.media import Captions, EmbeddedMetadata
from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, SeenCode, SeenWords, Sight
from ccgcompose.usecases.ports import Intake, Making, Trial
from ccgcompose.usecases.ports.files import any_contrast

FACE = Region(1_000, 1_000, 2_000, 2_000)
BELOW = Region(0, 9_000, 5_000, 500)


class FakeEyes:
    """Fulfils Eyes. For tests: what every file shows, and `looked` at which."""

    def __init__(self, faces: int = 0, words: str = "", code: str = "", bits: str = "") -> None:
        self.looked: list[str] = []
        self._faces = tuple(Region(n * 3_000, 1_000, 2_000, 2_000) for n in range(faces))
        self._words = (SeenWords(words, BELOW),) if words else ()
        self._codes = (SeenCode(code, BELOW),) if code else ()
        self._prints = (Print(bits),) if bits else ()

    @property
    def seer(self) -> str:
        return "fake-1"

    def look(self, sha256: str, mime: str) -> Sight:
        self.looked.append(sha256)
        return Sight(sha256, self.seer, self._faces, self._words, self._codes, self._prints)


class FakeDarkroom:
    """Fulfils Darkroom. What it makes is named by what was asked for; letters have the contrast that a test says."""

    def __init__(self, contrast: float = 21.0) -> None:
        self._contrast = contrast

    def make(
        self, sha256: str, making: Making, filename: str, accept: Callable[[float], None] = any_contrast
    ) -> Intake:
        if making.overlay is not None:
            accept(self._contrast)
        made = hashlib.sha256(f"{sha256} {making}".encode()).hexdigest()
        return Intake(made, made, f"made-{filename}", "image/jpeg", 1200, 675, 10, EmbeddedMetadata())

    def try_out(self, sha256: str, making: Making, edge: int = 1024) -> Trial:
        return Trial(b"", 1200, 675, None if making.overlay is None else self._contrast)

    def captions(self, source: Path, language: str, label: str) -> Captions:
        return Captions(hashlib.sha256(source.read_bytes()).hexdigest(), language, source.name, label)
