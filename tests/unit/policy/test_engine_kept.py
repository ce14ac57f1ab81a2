"""What the engine keeps of earlier answers: never another answer than a fresh one, and each question asked once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.policy_settings import PolicySettings
from ccgcompose.policy.engine import Engine, default_engine
from ccgcompose.policy.name_crf import name_crf
from ccgcompose.policy.rule import Rule, Scope
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import MOMENT, account, draft, medium, person
from tests.unit.policy.hostile import PIECES, TEXTS, full

ENGINE = default_engine()


class Count(Rule):
    """Finds each “x”, and counts what it was asked about."""

    id = "COUNT1"
    title = "Count"
    clause = "BEST-3"
    severity = Severity.WARN

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.drafts: list[Draft] = []

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        self.asked.append(text.original)
        self.drafts.append(draft)
        for match in re.finditer("x", text.original):
            yield self.finding("An x.", "Mend it.", span=match.span())


class OfWords(Count):
    about_words = True


class OfText(Count):
    text_only = True


class OfLines(OfWords):
    scope = Scope.LINE


class OfParagraphs(OfWords):
    scope = Scope.PARAGRAPH


class Fails(Count):
    id = "FAIL1"

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        yield from super().check(draft, text)
        raise RuntimeError(text.original)


class Slow(Count):
    id = "SLOW1"
    slow = True


def official(text: str, title: str = "") -> Draft:
    return Draft(text, MOMENT, title=title, author=person(), account=account(), media=(medium("an x"),))


def test_several_accounts_with_one_text_ask_a_rule_about_words_once() -> None:
    for rule in (OfWords(), OfText()):
        engine = Engine([rule])
        one = official("x marks the spot")
        other = replace(one, account=replace(account(), id="account-2"))
        assert engine.check(one) == engine.check(other)
        assert rule.asked.count("x marks the spot") == 1


def test_a_rule_about_words_is_shown_nothing_that_differs_between_accounts() -> None:
    rule = OfWords()
    Engine([rule]).check(official("x", "title"))
    for seen in rule.drafts:
        assert (seen.account, seen.limits, seen.media, seen.title) == (None, None, (), "")
        assert seen.author == person()


def test_a_key_press_in_the_text_asks_nothing_again_about_title_and_alt_text() -> None:
    rule = OfWords()
    engine = Engine([rule])
    for text in ("a", "ab", "abc"):
        engine.check(official(text, "The title"))
    assert sorted(rule.asked) == ["The title", "a", "ab", "abc", "an x"]


def test_another_setting_or_moment_is_another_question() -> None:
    rule = OfWords()
    engine = Engine([rule])
    for asked in (draft("x"), replace(draft("x"), settings=PolicySettings(watch_words=("y",)))):
        engine.check(asked)
    assert rule.asked == ["x", "x"]


@pytest.mark.parametrize("rule_of", [OfLines, OfParagraphs])
def test_only_the_piece_that_changed_is_asked_about_again(rule_of: type[Count]) -> None:
    rule = rule_of()
    engine = Engine([rule])
    before = engine.check(draft("one x\n\n\ntwo x\n\nthree"))
    after = engine.check(draft("one x\n\n\ntwo xx\n\nthree"))
    assert rule.asked == ["one x", "two x", "three", "two xx"]
    assert [(f.start, f.end) for f in before] == [(4, 5), (12, 13)]
    assert [(f.start, f.end) for f in after] == [(4, 5), (12, 13), (13, 14)]


def test_quick_and_slow_together_are_all() -> None:
    engine = Engine([Count(), Slow()])
    quick, slow = engine.check_quick(draft("x")), engine.check_slow(draft("x"))
    assert [f.rule for f in quick] == ["COUNT1"]
    assert [f.rule for f in slow] == ["SLOW1"]
    assert set(engine.check(draft("x"))) == {*quick, *slow}
    assert engine.has_slow_rules
    assert not Engine([Count()]).has_slow_rules


def test_a_rule_that_fails_says_so_and_loses_nobody_elses_findings() -> None:
    found = Engine([Fails(), Count()]).check(draft("private x"))
    said = {(f.rule, f.severity, f.start, f.end) for f in found}
    assert said == {
        ("COUNT1", Severity.WARN, 8, 9),
        ("FAIL1", Severity.WARN, 8, 9),
        ("FAIL1", Severity.WARN, 0, 0),
    }
    (failed,) = [f for f in found if f.rule == "FAIL1" and f.end == 0]
    assert failed.message == "The check “Count” could not be made."
    assert "private" not in failed.message + failed.remedy


def test_weights_and_allowed_phrases_hold_in_titles_too() -> None:
    engine = Engine([OfWords()])
    set_to = PolicySettings(severities={"COUNT1": Severity.BLOCK}, allowed_phrases=("an x",))
    found = engine.check(replace(official("an x, x", "x"), settings=set_to))
    assert [(f.severity, f.start, f.message) for f in found] == [
        (Severity.BLOCK, 0, "In the title: An x."),
        (Severity.BLOCK, 6, "An x."),
    ]


@given(st.lists(TEXTS, min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_is_kept_is_what_a_fresh_engine_says(texts: list[str]) -> None:
    fresh = Engine(ENGINE.rules)
    for text in (*texts, texts[0]):
        assert ENGINE.check(full(text)) == fresh.check(full(text))
        fresh = Engine(ENGINE.rules)


EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from((*PIECES, "a", "e", " ", ".", "\n"))),
    min_size=1,
    max_size=4,
)


@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=25).map(" ".join), EDITS)
@settings(max_examples=8, deadline=None)
def test_after_any_edits_it_says_what_one_says_that_has_seen_nothing(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    """Nothing that is kept of words, runs, passages or pieces may outlive what it was an answer to."""
    for share, gone, put in edits:
        ENGINE.check(full(text))
        at = round(share * len(text))
        text = text[:at] + put + text[at + gone :]
    warm = ENGINE.check(full(text))
    forget_words()
    assert warm == default_engine().check(full(text))


def forget_words() -> None:
    """Empty what the modules keep of the words that they have met; what an engine keeps is its own."""
    name_crf.cache_clear()
    for name, module in [*sys.modules.items()]:
        if name.startswith("ccgcompose.policy"):
            for kept in vars(module).values():
                if callable(getattr(kept, "cache_clear", None)) and kept.cache_parameters()["maxsize"]:
                    kept.cache_clear()


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_rules_that_look_at_pieces_find_the_same_in_the_whole(text: str) -> None:
    for rule in ENGINE.rules:
        if rule.scope is not Scope.WHOLE:
            pieces = Engine([rule]).check(draft(text))
            rule_of_whole = type(rule.id, (type(rule),), {"scope": Scope.WHOLE})
            whole: Rule = object.__new__(rule_of_whole)
            vars(whole).update(vars(rule))
            assert Engine([whole]).check(draft(text)) == pieces
