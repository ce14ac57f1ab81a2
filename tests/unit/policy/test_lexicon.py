"""The word lists themselves."""

from __future__ import annotations

import re

import pytest

from ccgcompose.policy.lexicon import Lexicon, load_lexicon, load_words
from ccgcompose.policy.shelf import Shelf


@pytest.fixture(scope="module")
def swearing() -> Lexicon:
    return load_lexicon("swearing")


def test_every_form_can_be_met_in_a_folded_text(swearing: Lexicon) -> None:
    assert [form for form in swearing.by_form if not re.fullmatch("[a-z]+", form)] == []
    near = {word for entry in swearing.entries for word in entry.near}
    assert [word for word in near if not re.fullmatch("[a-z]+", word)] == []


def test_no_form_stands_under_two_words(swearing: Lexicon) -> None:
    forms = [form for entry in swearing.entries for form in entry.forms]
    assert sorted(forms) == sorted(set(forms))


def test_every_entry_names_a_word_of_the_policy(swearing: Lexicon) -> None:
    assert {entry.says for entry in swearing.entries} == {"profane", "obscene", "hateful"}


def test_no_innocent_or_common_word_is_in_the_lexicon(swearing: Lexicon) -> None:
    assert not swearing.innocent & swearing.by_form.keys()
    assert not load_words("common-words") & swearing.by_form.keys()


def test_mild_and_short_words_are_not_looked_for_in_disguise(swearing: Lexicon) -> None:
    assert "bloody" not in swearing.disguised
    assert "wog" not in swearing.disguised
    assert "shit" in swearing.disguised


def test_common_words_are_plain(swearing: Lexicon) -> None:
    assert [word for word in load_words("common-words") if not re.fullmatch("[a-z]+", word)] == []


@pytest.mark.parametrize("name", ["trusted-sites", "link-shorteners"])
def test_hosts_are_hosts(name: str) -> None:
    assert [host for host in load_words(name) if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host)] == []


def test_a_list_is_read_once_for_each_engine() -> None:
    shelf = Shelf()
    assert shelf.swearing is shelf.swearing
    assert shelf.swearing is not Shelf().swearing
    assert "nhs.uk" in shelf.trusted_sites
    assert "bit.ly" in shelf.shorteners
