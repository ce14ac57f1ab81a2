"""What every keeper of secrets must do."""

from __future__ import annotations

from abc import ABC, abstractmethod

import pytest

from ccgcompose.host.secrets import PART_LENGTH, Secrets

LONG = "".join(f"{number:06d}é💉" for number in range(500))


class SecretsContract(ABC):
    """Inherited by the computer's keyring and the memory of this session."""

    @abstractmethod
    @pytest.fixture
    def secrets(self) -> Secrets: ...

    def test_what_was_put_is_got(self, secrets: Secrets) -> None:
        secrets.put("account-1", "a token")
        assert secrets.get("account-1") == "a token"
        assert secrets.get("account-2") is None

    @pytest.mark.parametrize(
        "secret",
        ["", "plain:x", "parts:2:abc", "line\nline\ttab", "£ é 💉 مرحبا", "x" * PART_LENGTH, LONG],
        ids=["empty", "like a mark", "like a heading", "lines", "letters", "one part", "many parts"],
    )
    def test_any_secret_comes_back_whole(self, secrets: Secrets, secret: str) -> None:
        secrets.put("account-1", secret)
        assert secrets.get("account-1") == secret

    def test_the_new_one_takes_the_place_of_the_old(self, secrets: Secrets) -> None:
        for secret in ("short", LONG, LONG[::-1], "short again", LONG):
            secrets.put("account-1", secret)
            assert secrets.get("account-1") == secret

    def test_a_forgotten_one_is_gone(self, secrets: Secrets) -> None:
        secrets.put("account-1", LONG)
        secrets.put("account-2", "stays")
        secrets.forget("account-1")
        secrets.forget("account-1")
        assert secrets.get("account-1") is None
        assert secrets.get("account-2") == "stays"

    def test_it_says_where_it_keeps_them_and_never_what(self, secrets: Secrets) -> None:
        secrets.put("account-1", "xyzzy-token")
        assert secrets.place
        assert "xyzzy" not in repr(secrets)
