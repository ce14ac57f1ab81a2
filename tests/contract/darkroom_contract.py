"""What every darkroom must do, the fake as well."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

import pytest

from ccgcompose.domain.media import Derivation
from ccgcompose.domain.region import Region
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import Darkroom, Making, Overlay

SIZE = (1_600, 1_200)
CUT = Making(Derivation("media-1", crop=Region(0, 0, 7_500, 5_625)))
WORDS = Making(Derivation("media-1"), overlay=Overlay("Open on Monday", "#FFFFFF", "#005EB8"))


class DarkroomContract(ABC):
    """Inherited by the darkroom over a folder and the fake."""

    @abstractmethod
    @pytest.fixture
    def darkroom(self, tmp_path: Path) -> Darkroom: ...

    @abstractmethod
    @pytest.fixture
    def origin(self, darkroom: Darkroom) -> str:
        """The hash of a kept picture of 1,600 x 1,200."""

    def test_the_same_making_gives_the_same_picture(self, darkroom: Darkroom, origin: str) -> None:
        made = darkroom.make(origin, CUT, "clinic.png")
        assert darkroom.make(origin, CUT, "clinic.png") == made
        assert made.sha256 == made.published_sha256 != origin
        assert darkroom.make(origin, WORDS, "clinic.png").sha256 != made.sha256

    def test_a_picture_is_named_by_its_origin_and_never_larger(self, darkroom: Darkroom, origin: str) -> None:
        made = darkroom.make(origin, CUT, "clinic.png")
        assert "clinic" in made.filename
        assert made.mime.startswith("image/")
        assert (made.width, made.height) == (1_200, 675)

    def test_letters_have_a_contrast_and_nothing_else_has(self, darkroom: Darkroom, origin: str) -> None:
        heard: list[float] = []
        darkroom.make(origin, CUT, "clinic.png", heard.append)
        assert heard == []
        darkroom.make(origin, WORDS, "clinic.png", heard.append)
        (told,) = heard
        assert 1.0 <= told <= 21.0
        assert darkroom.try_out(origin, CUT).contrast is None
        assert darkroom.try_out(origin, WORDS).contrast == pytest.approx(told, abs=0.1)

    def test_letters_that_are_not_accepted_make_no_picture(self, darkroom: Darkroom, origin: str) -> None:
        def refuse(contrast: float) -> None:
            raise BadInput(f"{contrast} is too little.")

        with pytest.raises(BadInput, match="too little"):
            darkroom.make(origin, WORDS, "clinic.png", refuse)

    def test_a_trial_has_the_size_of_what_would_be_made(self, darkroom: Darkroom, origin: str) -> None:
        made, trial = darkroom.make(origin, CUT, "clinic.png"), darkroom.try_out(origin, CUT)
        assert (trial.width, trial.height) == (made.width, made.height)

    def test_captions_have_their_language_label_and_name(self, darkroom: Darkroom, tmp_path: Path) -> None:
        source = tmp_path / "clinic.srt"
        source.write_text("1\n00:00:01,000 --> 00:00:02,000\nWelcome.\n", encoding="utf-8")
        taken = darkroom.captions(source, "en-GB", "English")
        assert (taken.language, taken.label, taken.filename) == ("en-GB", "English", "clinic.srt")
        assert len(taken.sha256) == 64
        assert darkroom.captions(source, "en-GB", "English") == taken
