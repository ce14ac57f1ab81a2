"""The first start, on a store in which nothing has been set up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.domain.people import Capacity, Person
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from ui.background import Background
from ui.welcome.panel import WelcomePanel
from ui.widgets.banner import Banner

PASSPHRASE = "harvest lantern meadow"


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    """A workspace of this computer's own kind, in a folder of the test's."""
    monkeypatch.setenv("CCGCOMPOSE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CCGCOMPOSE_DATABASE_URL", raising=False)
    with open_desk() as made:
        yield made


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, bench: Workbench, background: Background) -> WelcomePanel:
    made = WelcomePanel(bench.desk, background, bench.newsroom_folder, bench.set_up_sample)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def fill(panel: WelcomePanel, **other: str) -> None:
    """Type into every field that has to be filled, `other` in place of the usual."""
    organisation, person = panel.organisation, panel.person
    usual = {
        "name": (organisation.name, "NHS Exampleshire"),
        "short_name": (organisation.short_name, "Exampleshire"),
        "website": (organisation.website, "https://www.exampleshire.nhs.uk"),
        "description": (organisation.description, "News from your local NHS"),
        "person": (person.name, "Amara Obi"),
        "position": (person.position, "Head of Communications"),
        "passphrase": (person.passphrase, PASSPHRASE),
        "again": (person.again, PASSPHRASE),
    }
    for key, (field, text) in usual.items():
        field.setFocus()
        type_text(field, other.get(key, text))


def problem(panel: WelcomePanel) -> str:
    """Return what the banner says, or an empty text while there is none."""
    return "".join(banner.text() for banner in panel.findChildren(Banner) if banner.isVisible())


def test_it_stands_on_one_screen_with_and_without_errors(panel: WelcomePanel) -> None:
    scroll = panel.findChild(QScrollArea)
    assert scroll is not None
    assert audit(panel) == []
    assert scroll.verticalScrollBar().maximum() == 0
    click(panel.begin)
    assert audit(panel) == []
    assert scroll.verticalScrollBar().maximum() == 0


def test_each_field_says_what_is_wrong_with_it(panel: WelcomePanel, bench: Workbench) -> None:
    panel.organisation.colour.setText("blue")
    panel.folder.setText("newsroom")
    click(panel.begin)
    said = {
        key: panel.organisation.row(key).error()
        for key in ("name", "short_name", "website", "description", "colour")
    }
    assert said == {
        "name": "Write the organisation's full name.",
        "short_name": "Write the name people use.",
        "website": "Write the whole address, beginning with https://.",
        "description": "Say in one sentence what the account is for.",
        "colour": "Write a colour as # and six digits, for example #005EB8.",
    }
    assert panel.person.row("name").error() == "Write your name."
    assert panel.person.row("position").error() == "Write your position, for example Communications Officer."
    assert panel.person.row("passphrase").error() == "Use 12 characters or more."
    assert panel.folder_row.error() == "Choose a folder, or write its whole path."
    assert panel.organisation.name.hasFocus()
    assert bench.desk.set_up.organisation() is None


def test_the_two_passphrases_must_be_the_same(panel: WelcomePanel, bench: Workbench) -> None:
    fill(panel, again="harvest lantern meadows")
    click(panel.begin)
    assert panel.person.row("again").error() == "The two are not the same."
    assert bench.desk.set_up.organisation() is None


def test_what_was_filled_in_is_what_the_workspace_has(
    panel: WelcomePanel, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(panel)
    folder = tmp_path / "web" / "news"
    panel.folder.setText(str(folder))
    with qtbot.waitSignal(panel.finished, timeout=20_000) as begun:
        panel.begin.setFocus()
        press(panel.begin, Qt.Key.Key_Space)
    (person,) = begun.args or []
    assert isinstance(person, Person)
    assert (person.name, person.position) == ("Amara Obi", "Head of Communications")
    organisation = bench.desk.set_up.organisation()
    assert organisation is not None
    assert organisation.name == "NHS Exampleshire"
    assert organisation.brand.website == "https://www.exampleshire.nhs.uk"
    (account,) = bench.desk.accounts.all()
    assert (account.platform, account.settings["folder"]) == ("newsroom", str(folder))
    assert folder.is_dir()
    # Somebody has to be the first who may speak and approve; and the passphrase opens the door.
    capacities = {each.capacity for each in bench.desk.people.designations(person)}
    assert capacities == {Capacity.SPEAK, Capacity.APPROVE}
    assert bench.desk.sign_in.open(person.id, PASSPHRASE) == person


def test_a_folder_that_cannot_be_made_keeps_what_was_filled_in(
    panel: WelcomePanel, bench: Workbench, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")
    fill(panel)
    panel.folder.setText(str(tmp_path / "letter.txt" / "news"))
    click(panel.begin)
    assert not panel.begin.isEnabled()
    qtbot.waitUntil(lambda: bool(problem(panel)))
    assert "The folder for the newsroom cannot be made" in problem(panel)
    assert "Everything you filled in is still here." in problem(panel)
    assert panel.organisation.name.text() == "NHS Exampleshire"
    assert panel.begin.isEnabled()
    assert bench.desk.set_up.organisation() is None
    assert audit(panel) == []


def test_a_look_around_makes_the_sample(panel: WelcomePanel, bench: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.finished, timeout=60_000) as begun:
        click(panel.look_around)
        assert not panel.look_around.isEnabled()
    (person,) = begun.args or []
    assert isinstance(person, Person)
    organisation = bench.desk.set_up.organisation()
    assert organisation is not None
    assert person in bench.desk.people.all()
    assert bench.desk.past.posts()


@pytest.mark.parametrize("width", [880, 980, 1030, 1280])
def test_every_kind_of_organisation_is_read_whole(panel: WelcomePanel, width: int) -> None:
    panel.resize(width, 560)
    QApplication.processEvents()
    kind, short = panel.organisation.kind, panel.organisation.short_name
    option = QStyleOptionComboBox()
    kind.initStyleOption(option)
    part, combo = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
    room = kind.style().subControlRect(combo, option, part, kind).width()
    names = [kind.itemText(at) for at in range(kind.count())]
    assert [name for name in names if kind.fontMetrics().horizontalAdvance(name) > room] == []
    assert short.width() > 120
    assert all(area.horizontalScrollBar().maximum() == 0 for area in panel.findChildren(QScrollArea))
