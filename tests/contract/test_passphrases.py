"""Argon2id and the fake keep the contract."""

from __future__ import annotations

import pytest

from ccgcompose.host.passphrases import Argon2Passphrases
from tests.contract.passphrases_contract import GOOD, PassphrasesContract
from tests.fakes.passphrases import PlainPassphrases


class TestArgon2Passphrases(PassphrasesContract):
    @pytest.fixture
    def passphrases(self) -> Argon2Passphrases:
        return Argon2Passphrases()

    def test_it_is_argon2id_with_the_parameters_of_the_rfc(self, passphrases: Argon2Passphrases) -> None:
        assert passphrases.hash(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")

    @pytest.mark.parametrize(
        "cost", ["m=4294967295,t=3,p=4", "m=65536,t=4294967295,p=4", "m=65536,t=3,p=255"]
    )
    def test_a_forged_hash_cannot_hang_the_computer(self, passphrases: Argon2Passphrases, cost: str) -> None:
        forged = passphrases.hash(GOOD).replace("m=65536,t=3,p=4", cost)
        assert not passphrases.matches(forged, GOOD)


class TestPlainPassphrases(PassphrasesContract):
    @pytest.fixture
    def passphrases(self) -> PlainPassphrases:
        return PlainPassphrases()
