"""What an organisation sets for its checks: kept by version, never below what a clause demands, and in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.policy_settings import NO_SETTINGS, ElectionPeriod, PolicySettings
from ccgcompose.domain.post import Content
from ccgcompose.errors import BadInput, ConcurrentEdit, GateRefused
from ccgcompose.usecases.past import Past
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import World

BLOODY = "Waiting times are bloody long. Book yours: https://www.nhs.uk/flu"


def rules_of(world: World, content: Content) -> dict[str, Severity]:
    found = world.desk.compose.check(content, world.amara, world.desk.compose.surroundings())
    return {finding.rule: finding.severity for finding in found}


def test_nothing_is_set_at_first(world: World) -> None:
    assert world.desk.policy.read() == NO_SETTINGS
    assert world.desk.policy.versions() == ()


def test_a_change_is_a_version_and_one_history_entry_with_who_and_what(world: World) -> None:
    made = world.desk.policy.change(
        world.amara,
        PolicySettings(watch_words=(" Project  Teal ",), trusted_sites=("https://www.Sheffield.gov.uk/x",)),
    )
    assert (made.version, made.watch_words, made.trusted_sites) == (
        1,
        ("Project Teal",),
        ("sheffield.gov.uk",),
    )
    second = world.desk.policy.change(world.amara, replace(made, watch_words=("Project Blue",)))
    assert world.desk.policy.read() == second
    assert [line.version.number for line in world.desk.policy.versions()] == [2, 1]
    assert world.desk.policy.versions()[0].by == world.amara.name
    entry = Past(world.context).entries(EntryQuery(kind="policy.changed"))[0].entry
    assert entry.actor_id == world.amara.id
    assert entry.summary == (
        "Amara Obi changed the policy settings (version 2). Watch words: added “Project Blue”; removed “Project Teal”."
    )
    assert world.desk.past.verify().intact


def test_what_is_the_same_makes_no_version(world: World) -> None:
    made = world.desk.policy.change(world.amara, PolicySettings(watch_words=("Teal",)))
    assert world.desk.policy.change(world.amara, replace(made, watch_words=("Teal ", "teal"))) == made
    assert len(world.desk.policy.versions()) == 1


def test_of_two_who_read_the_same_version_one_is_told(world: World) -> None:
    world.desk.policy.change(world.amara, PolicySettings(watch_words=("Teal",)))
    with pytest.raises(ConcurrentEdit):
        world.desk.policy.change(world.priya, PolicySettings(watch_words=("Blue",)))


def test_an_earlier_version_can_be_brought_back_as_a_new_one(world: World) -> None:
    first = world.desk.policy.change(world.amara, PolicySettings(watch_words=("Teal",)))
    world.desk.policy.change(world.amara, replace(first, watch_words=("Blue",)))
    assert world.desk.policy.restore(world.amara, 1) == replace(first, version=3)
    with pytest.raises(BadInput, match="no version 9"):
        world.desk.policy.restore(world.amara, 9)


def test_somebody_without_a_designation_changes_nothing(world: World) -> None:
    with pytest.raises(GateRefused, match="not designated"):
        world.desk.policy.change(world.jon, PolicySettings(watch_words=("Teal",)))
    with pytest.raises(GateRefused, match="not designated"):
        world.desk.policy.change_subjects(world.jon, ("Flu",))
    assert world.desk.policy.versions() == ()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (PolicySettings(trusted_sites=("not a site",)), "not the name of a site"),
        (PolicySettings(trusted_sites=("localhost",)), "not the name of a site"),
        (PolicySettings(watch_words=("...",)), "neither letters nor digits"),
        (PolicySettings(allowed_phrases=("x" * 300,)), "300 characters"),
        (PolicySettings(severities={"PAT001": Severity.WARN}), "may not weigh less than BLOCK"),
        (PolicySettings(severities={"SIGN001": Severity.ADVISE}), "may not weigh less than BLOCK"),
        (PolicySettings(severities={"RESP001": Severity.ADVISE}), "may not weigh less than WARN"),
        (PolicySettings(severities={"COPY001": Severity.WARN}), "which no setting changes"),
        (PolicySettings(severities={"TAG001": Severity.RECORD}), "which no setting changes"),
        (PolicySettings(severities={"NONE999": Severity.WARN}), "no check NONE999"),
        (
            PolicySettings(election_periods=(ElectionPeriod("May", date(2027, 5, 6), date(2027, 3, 1)),)),
            "ends before it begins",
        ),
    ],
)
def test_what_means_nothing_or_goes_too_far_is_refused_in_a_sentence(
    world: World, settings: PolicySettings, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        world.desk.policy.change(world.amara, settings)
    assert refused.value.kept == "Nothing was changed."
    assert world.desk.policy.versions() == ()


def test_a_weight_is_in_force_at_once(world: World) -> None:
    content = world.content(text=BLOODY + " #fluclinics")
    assert rules_of(world, content) == {"RESP001": Severity.WARN, "TAG001": Severity.ADVISE}
    world.desk.policy.change(
        world.amara, PolicySettings(severities={"RESP001": Severity.BLOCK, "TAG001": Severity.WARN})
    )
    assert rules_of(world, content) == {"RESP001": Severity.BLOCK, "TAG001": Severity.WARN}


def test_an_allowed_phrase_silences_what_lies_in_it_and_never_an_nhs_number(world: World) -> None:
    content = world.content(text=f"{BLOODY} NHS number 943 476 5919.")
    world.desk.policy.change(
        world.amara, PolicySettings(allowed_phrases=("Bloody Long", "NHS number 943 476 5919"))
    )
    assert rules_of(world, content) == {"PAT001": Severity.BLOCK}
    assert "RESP001" in rules_of(world, world.content(text="It is bloody cold."))


def test_trusted_sites_of_the_settings_and_of_the_organisation_are_both_trusted(world: World) -> None:
    content = world.content(
        text="See https://www.sheffieldcarers.org.uk/flu and https://www.nhs.uk/flu for more."
    )
    assert "LINK001" in rules_of(world, content)
    world.desk.policy.change(world.amara, PolicySettings(trusted_sites=("sheffieldcarers.org.uk",)))
    assert "LINK001" not in rules_of(world, content)


def test_subjects_are_changed_with_an_entry(world: World) -> None:
    changed = world.desk.policy.change_subjects(world.amara, ("Vaccination", "Dentists"))
    assert changed.subjects == ("Vaccination", "Dentists")
    entry = Past(world.context).entries(EntryQuery(kind="workspace.changed"))[0].entry
    assert entry.summary.endswith("Subjects: added “Dentists”; removed “Urgent care”.")
    with pytest.raises(BadInput, match="At least one subject"):
        world.desk.policy.change_subjects(world.amara, (" ",))


def test_every_check_says_what_it_is_and_how_far_it_may_be_set(world: World) -> None:
    lines = {line.id: line for line in world.desk.policy.rules()}
    assert lines.keys() == world.context.engine().by_id.keys()
    assert lines["PAT001"].choices == (Severity.BLOCK,)
    assert not lines["PAT001"].can_be_waived
    assert lines["TAG001"].choices == (Severity.BLOCK, Severity.WARN, Severity.ADVISE)
    assert lines["TAG001"].about["What to do"] == "Take the tag as offered, or write it anew."


def test_clauses_name_the_checks_and_gates_that_hold_them(world: World) -> None:
    lines = {line.id: line for line in world.desk.policy.clauses()}
    assert "COPY001" in lines["COPY-1"].rules
    assert lines["COPY-1"].gates == ("permission",)
    assert lines["BEST-7"].rules == lines["BEST-7"].gates == ()
