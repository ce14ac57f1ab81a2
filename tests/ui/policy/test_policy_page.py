"""The policy page: what a person reads there, what may be changed, and what is kept of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.policy_settings import ElectionPeriod
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.history.looking import words
from tests.unit.usecases.world import World
from ui.background import Background
from ui.policy.panel import CHECKS, CLAUSES, LISTS, PARTS, PERSONAL, VERSIONS, PolicyPanel
from ui.policy.presenter import READ_ONLY
from ui.session import Navigator, Session


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def type_list(panel: PolicyPanel, key: str, text: str) -> None:
    panel.lists.show_list(key)
    panel.lists.editors[key].text.setPlainText(text)
    click(panel.lists.editors[key].save)


def test_every_clause_says_what_the_program_does_for_it(panel: PolicyPanel, world: World) -> None:
    expected = [clause.id for clause in world.desk.policy.clauses()]
    assert panel.clauses.shown() == expected
    said = words(panel.clauses)
    assert "NHS number (PAT001)" in said
    assert "Enforced" in said


def test_a_policy_that_cannot_be_read_says_so_and_can_be_tried_again(
    world: World, session: Session, qtbot: QtBot
) -> None:
    database = world.folder / "ccgcompose.sqlite"
    world.store.close()
    kept = database.read_bytes()
    database.write_bytes(b"no database at all" * 100)
    panel = PolicyPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1084, 664)
    panel.show()
    settle(qtbot, session)
    assert "The policy could not be read" in words(panel)
    assert not panel.tabs.isVisible()
    assert audit(panel) == []
    world.store.close()
    database.write_bytes(kept)
    click(panel.unread.findChildren(QPushButton)[0])
    settle(qtbot, session)
    assert panel.clauses.isVisible()
    assert not panel.unread.isVisible()


def test_in_a_narrow_window_what_to_know_of_a_private_post_is_not_cut(panel: PolicyPanel) -> None:
    panel.show_part(PERSONAL)
    panel.resize(816, 504)
    assert audit(panel) == []


def test_the_search_leaves_the_clauses_that_have_the_words(panel: PolicyPanel, qtbot: QtBot) -> None:
    panel.clauses.search.setText("permission")
    press(panel.clauses.search, Qt.Key.Key_Return)
    assert "COPY-1" in panel.clauses.shown()
    assert "RESP-3" not in panel.clauses.shown()
    panel.clauses.search.setText("no such words anywhere")
    press(panel.clauses.search, Qt.Key.Key_Return)
    assert panel.clauses.shown() == []


def test_a_weight_is_set_and_kept(panel: PolicyPanel, world: World, session: Session, qtbot: QtBot) -> None:
    panel.show_part(CHECKS)
    panel.rules.show_rule("TAG001")
    chooser = panel.rules.detail.weight
    chooser.setCurrentIndex(chooser.findData(Severity.WARN))
    chooser.activated.emit(chooser.currentIndex())
    settle(qtbot, session)
    assert world.desk.policy.read().severities == {"TAG001": Severity.WARN}
    row = panel.rules.model.row_of("TAG001")
    assert panel.rules.model.index(row, 1).data() == "Warning"
    assert "TAG001 weighs “Warning” (not set before)." in words(panel.versions)


def test_what_a_clause_fixes_cannot_be_chosen(panel: PolicyPanel) -> None:
    panel.show_part(CHECKS)
    panel.rules.show_rule("PAT001")
    assert not panel.rules.detail.weight.isEnabled()
    assert "Clause PAT-1 fixes this weight." in words(panel.rules.detail)
    assert "Nobody may accept the worst that it finds." in words(panel.rules.detail)


def test_a_list_is_pasted_tidied_and_kept_with_its_history(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    type_list(panel, "trusted_sites", "https://www.nhs.uk/flu\nexampleshire.gov.uk\n\nNHS.uk")
    settle(qtbot, session)
    assert world.desk.policy.read().trusted_sites == ("nhs.uk", "exampleshire.gov.uk")
    assert panel.lists.editors["trusted_sites"].text.toPlainText() == "nhs.uk\nexampleshire.gov.uk"
    assert not panel.lists.editors["trusted_sites"].save.isEnabled()
    newest = world.desk.past.entries(EntryQuery(limit=1))[0].entry
    assert newest.kind == "policy.changed"
    assert newest.actor_id == world.amara.id


def test_what_means_nothing_is_said_at_the_list_and_stays_typed(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    type_list(panel, "trusted_sites", "not a site")
    settle(qtbot, session)
    assert "“not a site” is not the name of a site." in words(panel.lists.editors["trusted_sites"])
    assert panel.lists.editors["trusted_sites"].text.toPlainText() == "not a site"
    assert world.desk.policy.read().version == 0


def test_what_is_typed_in_another_list_is_not_lost(
    panel: PolicyPanel, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    panel.lists.editors["watch_words"].text.setPlainText("Project Heron")
    type_list(panel, "public_names", "Dr Sam Reed")
    settle(qtbot, session)
    assert panel.lists.editors["watch_words"].text.toPlainText() == "Project Heron"
    assert panel.lists.names.item(2).text().endswith("not saved")


def test_subjects_are_the_organisations(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    type_list(panel, "subjects", "Vaccination\nCarers")
    settle(qtbot, session)
    organisation = world.desk.set_up.organisation()
    assert organisation is not None
    assert organisation.subjects == ("Vaccination", "Carers")


def test_a_pre_election_period_is_added_and_taken_out(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    panel.lists.show_list("election_periods")
    editor = panel.lists.periods
    editor.fields.name.setText("Local elections")
    editor.fields.first.setDate(QDate(2027, 3, 22))
    editor.fields.last.setDate(QDate(2027, 5, 6))
    click(editor.add)
    settle(qtbot, session)
    period = ElectionPeriod("Local elections", date(2027, 3, 22), date(2027, 5, 6))
    assert world.desk.policy.read().election_periods == (period,)
    assert "Monday 22 March to Thursday 6 May 2027" in words(editor)
    editor.saveWanted.emit(())
    settle(qtbot, session)
    assert world.desk.policy.read().election_periods == ()


def test_a_period_that_ends_before_it_begins_is_refused_there(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.show_part(LISTS)
    editor = panel.lists.periods
    editor.fields.name.setText("Local elections")
    editor.fields.first.setDate(QDate(2027, 5, 6))
    editor.fields.last.setDate(QDate(2027, 3, 22))
    click(editor.add)
    settle(qtbot, session)
    assert "ends before it begins" in words(editor)
    assert editor.fields.name.text() == "Local elections"


def test_an_earlier_version_comes_back_as_a_new_one(
    panel: PolicyPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    type_list(panel, "watch_words", "Heron")
    settle(qtbot, session)
    type_list(panel, "watch_words", "Kestrel")
    settle(qtbot, session)
    panel.show_part(VERSIONS)
    panel.versions.restoreWanted.emit(1)
    settle(qtbot, session)
    assert world.desk.policy.read().watch_words == ("Heron",)
    assert world.desk.policy.read().version == 3
    assert "Version 3" in words(panel.versions)


def test_who_is_not_designated_reads_and_changes_nothing(
    world: World, background: Background, qtbot: QtBot
) -> None:
    organisation = world.desk.set_up.organisation()
    assert organisation is not None
    session = Session(world.desk, world.jon, organisation, background, Navigator())
    panel = PolicyPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    settle(qtbot, session)
    panel.show_part(LISTS)
    assert READ_ONLY in words(panel.lists)
    assert panel.lists.editors["subjects"].text.isReadOnly()
    assert panel.lists.editors["subjects"].save.isHidden()
    panel.rules.show_rule("TAG001")
    assert not panel.rules.detail.weight.isEnabled()


def test_each_part_stands_without_a_fault(panel: PolicyPanel, qtbot: QtBot) -> None:
    for part in range(len(PARTS)):
        panel.show_part(part)
        assert audit(panel) == [], PARTS[part]
    panel.show_part(CLAUSES)
