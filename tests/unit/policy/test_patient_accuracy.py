"""The development set: what is planted is found, and clean posts are left alone, in each part of it."""

from __future__ import annotations

from bench.accuracy import RULES, covers, ours, tally
from bench.marked import Planted, read_posts
from ccgcompose.policy.engine import default_engine

ENGINE = default_engine()
# Names are measured by themselves: the rule about them has tests of its own.
NAMES = {"PAT020", "PAT021"}
KINDS = set(RULES) - {"name"}


def test_the_set_is_as_large_as_was_asked() -> None:
    planted, clean = read_posts("planted"), read_posts("clean")
    assert len(planted) >= 250
    assert len(clean) >= 150
    assert {mark.kind for post in planted for mark in post.planted} == set(RULES)


def test_a_third_is_kept_aside() -> None:
    posts = [*read_posts("planted"), *read_posts("clean")]
    aside = sum(post.part == "aside" for post in posts)
    assert aside / len(posts) > 0.25


def test_nearly_all_that_is_planted_in_the_tuned_part_is_found() -> None:
    counts = tally("tuned", ours(ENGINE), RULES, NAMES)
    assert counts.recall(KINDS) >= 0.95, counts.misses


def test_hardly_any_clean_post_of_the_tuned_part_is_disturbed() -> None:
    counts = tally("tuned", ours(ENGINE), RULES, NAMES)
    assert counts.alarms <= counts.clean * 0.05, counts.disturbed


def test_the_part_that_is_kept_aside_does_not_fall_behind() -> None:
    """It says how many and never which: who reads what was missed will tune on it."""
    counts = tally("aside", ours(ENGINE), RULES, NAMES)
    assert (counts.recall(KINDS) >= 0.85, counts.alarms <= counts.clean * 0.1) == (True, True)


def test_half_of_what_is_planted_must_be_covered() -> None:
    planted = Planted("phone", 10, 20)
    assert covers(planted, ("PAT007", 15, 30))
    assert not covers(planted, ("PAT007", 16, 30))
