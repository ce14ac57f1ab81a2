"""The checks over several accounts: each finding once, and every span inside the words it speaks of."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.post import Content, MediaUse, Variant
from tests.unit.usecases.world import TEXT, World

NUMBER = "NHS number 943 476 5919"
PIECES = st.sampled_from(
    [
        NUMBER,
        "https://bit.ly/x",
        "#fluclinics",
        "Scunthorpe",
        "OFFICIAL-SENSITIVE",
        "\u202e",
        "\ud800",
        "é👩🏽‍⚕️",
        "x",
        "\n",
    ]
)
WORDS = st.lists(PIECES | st.text(max_size=8), max_size=6).map(" ".join)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _found(world: World, content: Content) -> tuple[Finding, ...]:
    return world.desk.compose.check(content, world.amara, world.desk.compose.surroundings())


def test_what_is_wrong_everywhere_is_said_once_without_an_account(world: World) -> None:
    found = [
        f for f in _found(world, world.content(world.page, world.guarded, text=NUMBER)) if f.rule == "PAT001"
    ]
    assert [(f.account_id, NUMBER[f.start : f.end]) for f in found] == [(None, "943 476 5919")]


def test_what_is_wrong_in_words_of_its_own_names_the_account_and_its_span(world: World) -> None:
    own = f"For the page: {NUMBER}"
    content = replace(world.content(world.page, world.guarded), variants=(Variant(world.page.id, own),))
    (found,) = [f for f in _found(world, content) if f.rule == "PAT001"]
    assert (found.account_id, own[found.start : found.end]) == (world.page.id, "943 476 5919")


def test_what_is_wrong_in_common_words_that_nobody_reads_is_not_said(world: World) -> None:
    content = replace(world.content(text=NUMBER), variants=(Variant(world.page.id, TEXT),))
    assert [f for f in _found(world, content) if f.rule == "PAT001"] == []


def test_a_picture_is_spoken_of_once_whoever_has_words_of_their_own(world: World) -> None:
    media_id = world.picture()
    content = replace(
        world.content(world.page, world.guarded),
        variants=(Variant(world.page.id, "Come along. https://www.nhs.uk/flu"),),
        media=(MediaUse(media_id, ""),),
    )
    found = [f for f in _found(world, content) if f.media_id == media_id]
    assert len(found) == len({f.rule for f in found}) == 2
    assert {f.account_id for f in found} == {None}


def test_without_an_account_the_words_are_checked_all_the_same(world: World) -> None:
    content = replace(world.content(text=NUMBER), account_ids=())
    assert [f.rule for f in _found(world, content) if f.severity.stops] == ["PAT001"]


@CALM
@given(common=WORDS, own=WORDS)
def test_every_span_lies_in_the_words_it_speaks_of(world: World, common: str, own: str) -> None:
    content = replace(
        world.content(world.page, world.guarded, text=common), variants=(Variant(world.guarded.id, own),)
    )
    found = _found(world, content)
    assert len(found) == len(set(found))
    for finding in found:
        words = own if finding.account_id == world.guarded.id else common
        assert 0 <= finding.start <= finding.end <= len(words)
    assert [f.severity.rank for f in found] == sorted(f.severity.rank for f in found)


@CALM
@given(common=WORDS, own=WORDS)
def test_nothing_that_stops_an_account_alone_is_lost_among_several(
    world: World, common: str, own: str
) -> None:
    variants = (Variant(world.guarded.id, own),)
    both = replace(world.content(world.page, world.guarded, text=common), variants=variants)
    together = _found(world, both)
    for account in (world.page, world.guarded):
        alone = _found(world, replace(both, account_ids=(account.id,)))
        said = {replace(f, account_id=None) for f in together if f.account_id in (None, account.id)}
        assert {replace(f, account_id=None) for f in alone} <= said
