"""What every hasher of passphrases must do."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest

from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import Passphrases

GOOD = "seven quiet harbours"


class PassphrasesContract(ABC):
    """Inherited by argon2id and the fake."""

    @abstractmethod
    @pytest.fixture
    def passphrases(self) -> Passphrases: ...

    def test_the_right_passphrase_matches_and_no_other(self, passphrases: Passphrases) -> None:
        stored = passphrases.hash(GOOD)
        assert passphrases.matches(stored, GOOD)
        assert not passphrases.matches(stored, GOOD.title())
        assert not passphrases.matches(stored, GOOD + " ")
        assert not passphrases.matches(stored, "")

    def test_a_hash_is_salted_and_hides_the_passphrase(self, passphrases: Passphrases) -> None:
        first, second = passphrases.hash(GOOD), passphrases.hash(GOOD)
        assert first != second
        assert "harbours" not in first

    @pytest.mark.parametrize("short", ["", "eleven char", " " * 30, "short      \t "])
    def test_a_short_passphrase_is_refused(self, passphrases: Passphrases, short: str) -> None:
        with pytest.raises(BadInput, match="at least 12 characters"):
            passphrases.hash(short)

    def test_twelve_characters_are_enough(self, passphrases: Passphrases) -> None:
        assert passphrases.matches(passphrases.hash("twelve chars"), "twelve chars")

    @pytest.mark.parametrize(
        ("typed", "typed_elsewhere"),
        [
            ("Ame\u0301lie and the caf\u00e9", "Am\u00e9lie and the cafe\u0301"),
            ("ｓｅｖｅｎ ｑｕｉｅｔ ｈａｒｂｏｕｒｓ", GOOD),
            ("lone surrogate \ud800 here", "lone surrogate \ud800 here"),
        ],
    )
    def test_the_keyboard_makes_no_difference(
        self, passphrases: Passphrases, typed: str, typed_elsewhere: str
    ) -> None:
        assert passphrases.matches(passphrases.hash(typed), typed_elsewhere)

    @pytest.mark.parametrize("stored", ["", "$", "nonsense", "$argon2id$v=19$m=65536,t=3,p=4$broken"])
    def test_what_is_no_hash_matches_nothing(self, passphrases: Passphrases, stored: str) -> None:
        assert not passphrases.matches(stored, GOOD)
