"""What connectors share: threads, limits that servers publish, profiles beside the brand, warnings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.account import PRACTICE, PRACTISED, LengthUnit, Limits
from ccgcompose.domain.warning import content_warning
from ccgcompose.errors import TooLarge
from ccgcompose.policy.length import fits
from connectors.limit_shelf import LimitShelf
from connectors.limits import published_limits
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.threads import parts_of
from tests.contract.connector_material import BRAND, account
from tests.unit.connectors.door import NOW

X = published_limits("x")
MASTODON = Limits("mastodon", LengthUnit.MASTODON, 5000, max_media=16, max_parts=25)


def within(text: str, limits: Limits) -> bool:
    return fits(text, limits).fits


def test_a_thread_counts_each_part_as_the_platform_counts() -> None:
    link = "https://www.nhs.uk/" + "x" * 300
    assert parts_of(f"{link} {'a' * 250}\n---\nMore.", X, within)[1] == "More. (2/2)"
    with pytest.raises(TooLarge, match="Part 1 of 2"):
        parts_of(f"{link} {'a' * 260}\n---\nMore.", X, within)


def test_a_long_text_is_split_where_the_account_chose_so() -> None:
    text = "Find out more about it. " * 30
    with pytest.raises(TooLarge, match="The text is longer"):
        parts_of(text, X, within)
    assert len(parts_of(text, replace(X, splits=True), within)) == 3


def test_a_thread_has_an_end() -> None:
    with pytest.raises(TooLarge, match="26 parts"):
        parts_of("\n---\n".join("word" for _ in range(26)), X, within)


def test_what_a_server_said_is_kept_for_its_account(tmp_path: Path) -> None:
    shelf, ours = LimitShelf(tmp_path / "platforms"), account("mastodon", server="https://one.example")
    published = published_limits("mastodon")
    assert shelf.limits(ours, published) is published
    shelf.keep(ours, MASTODON, NOW)
    kept = LimitShelf(tmp_path / "platforms").kept(ours)
    assert kept is not None
    assert (kept.limits, kept.read_at) == (MASTODON, NOW)
    assert shelf.limits(ours, published) == MASTODON
    elsewhere = account("mastodon", server="https://two.example")
    assert shelf.limits(elsewhere, published) is published


def test_what_was_learned_in_practice_says_nothing_of_a_real_account(tmp_path: Path) -> None:
    shelf, ours = LimitShelf(tmp_path), account("mastodon", server="https://one.example")
    trying = replace(ours, settings=ours.settings | {PRACTICE: PRACTISED})
    shelf.keep(trying, MASTODON, NOW)
    assert shelf.limits(trying, published_limits("mastodon")) == MASTODON
    assert shelf.kept(ours) is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"read_at": "x"}', b'{"read_at": "2026-11-24", "a": 1}']
)
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    shelf, ours = LimitShelf(tmp_path), account("mastodon")
    shelf.keep(ours, MASTODON, NOW)
    (file,) = tmp_path.glob("limits-*.json")
    file.write_bytes(damage)
    assert shelf.kept(ours) is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    shelf = LimitShelf(tmp_path / "file")
    shelf.keep(account("mastodon"), MASTODON, NOW)
    assert shelf.kept(account("mastodon")) is None


def test_a_profile_that_shows_the_brand_is_well() -> None:
    seen = Profile(
        "@exampleshire@nhs.example",
        "nhs exampleshire",
        f"{BRAND.description}  Not monitored at night.",
        "http://exampleshire.nhs.uk/",
        "https://cdn.example/logo.png",
    )
    health = health_of(seen, brand_facts(BRAND, seen))
    assert health.ok
    assert health.identity == "@exampleshire@nhs.example"
    assert len(health.facts) == 4


def test_each_field_that_differs_is_named_beside_what_it_should_be() -> None:
    seen = Profile("@x", "Exampleshire Fan Club", "", "https://other.example", "")
    health = health_of(seen, brand_facts(BRAND, seen))
    assert not health.ok
    assert "name, description, website, profile picture" in health.message
    assert "brand kit" in health.remedy
    assert next((fact.found, fact.wanted) for fact in health.facts) == ("Exampleshire Fan Club", BRAND.name)


def test_what_a_platform_does_not_have_is_not_compared() -> None:
    assert brand_facts(BRAND, Profile("@x", BRAND.short_name)) == brand_facts(
        BRAND, Profile("@x", "Exampleshire")
    )
    assert len(brand_facts(BRAND, Profile("@x", BRAND.name))) == 1


def test_a_permission_that_is_missing_is_named() -> None:
    facts = permission_facts(("read", "write:statuses"), ("read",))
    health = health_of(Profile("@x"), facts)
    assert not health.ok
    assert [fact.ok for fact in facts] == [True, False]
    assert "Sign in again" in health.remedy


@pytest.mark.parametrize(
    ("text", "warning", "rest"),
    [
        ("Content warning: needles\n\nFlu clinics open.", "needles", "Flu clinics open."),
        ("cw: Needles and blood\nFlu", "Needles and blood", "Flu"),
        ("CW:\nFlu", "", "CW:\nFlu"),
        ("Content warning: nothing follows", "", "Content warning: nothing follows"),
        ("Read this. CW: no", "", "Read this. CW: no"),
    ],
)
def test_a_content_warning_is_a_first_line(text: str, warning: str, rest: str) -> None:
    assert content_warning(text) == (warning, rest)
