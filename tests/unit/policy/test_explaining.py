"""For a reader: what several rules say of the same words is said once, the worst first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.finding import Finding, Severity, Waived
from ccgcompose.policy.engine import default_engine
from ccgcompose.policy.explaining import for_reader
from tests.unit.policy.drafts import draft

BLOCK, WARN, ADVISE = Severity.BLOCK, Severity.WARN, Severity.ADVISE


def found(
    rule: str,
    severity: Severity,
    start: int,
    end: int,
    clause: str = "PAT-1",
    account_id: str | None = None,
    media_id: str | None = None,
) -> Finding:
    words = f"{rule} says.", "Do."
    return Finding(rule, severity, clause, start, end, *words, media_id=media_id, account_id=account_id)


def test_the_worst_is_kept_and_another_rule_of_the_same_clause_adds_nothing() -> None:
    number, phone = found("PAT001", BLOCK, 4, 16), found("PAT005", WARN, 2, 16)
    assert for_reader([phone, number]) == (number,)


def test_another_clause_is_carried() -> None:
    number, link = found("PAT001", BLOCK, 4, 16), found("LINK001", WARN, 0, 16, "BEST-4")
    (kept,) = for_reader([link, number])
    assert (kept.rule, kept.message, kept.also) == ("PAT001", "PAT001 says.", (link,))


def test_a_clause_is_carried_once() -> None:
    said = [found("PAT001", BLOCK, 0, 9), found("A", WARN, 0, 9, "LAW-1"), found("B", ADVISE, 0, 9, "LAW-1")]
    assert [other.rule for other in for_reader(said)[0].also] == ["A"]


def test_a_sentence_is_another_matter_than_a_word_in_it() -> None:
    word, sentence = found("PAT001", BLOCK, 40, 52), found("PAT020", WARN, 0, 100, "PAT-2")
    assert for_reader([sentence, word]) == (word, sentence)


def test_words_in_different_places_texts_and_pictures_stay_apart() -> None:
    apart = (
        found("PAT001", BLOCK, 0, 9),
        found("B", WARN, 9, 12),
        found("C", WARN, 0, 9, account_id="a"),
        found("D", WARN, 0, 0),
        found("E", WARN, 0, 0, media_id="m"),
    )
    assert set(for_reader(apart)) == set(apart)


def test_what_somebody_accepted_hides_nothing_and_is_not_hidden() -> None:
    accepted = Finding(
        "A", BLOCK, "RESP-3", 0, 9, "Said.", "Do.", waived=Waived("waiver-1", "Amara Obi", "Quoted.")
    )
    other = found("B", WARN, 0, 9)
    assert for_reader([accepted, other]) == (accepted, other)


@given(
    st.lists(
        st.builds(
            found,
            st.sampled_from(["A", "B", "C", "D"]),
            st.sampled_from(list(Severity)),
            st.integers(0, 12),
            st.integers(13, 20),
            st.sampled_from(["PAT-1", "RESP-3", "LAW-1"]),
        ),
        max_size=8,
    )
)
def test_nothing_that_stops_is_lost_to_what_does_not(said: list[Finding]) -> None:
    kept = for_reader(said)
    assert any(f.stops for f in kept) == any(f.stops for f in said)
    assert [f.severity.rank for f in kept] == sorted(f.severity.rank for f in kept)
    told = {clause for f in kept for clause in (f.clause, *(other.clause for other in f.also))}
    assert told == {f.clause for f in said}


def test_the_engine_explains_an_nhs_number_once() -> None:
    explained = default_engine().explained(draft("Call about NHS number 943 476 5919."))
    assert [f.rule for f in explained if f.severity is BLOCK] == ["PAT001"]
