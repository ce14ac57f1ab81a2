"""The wizard over the real connectors' own forms and cards: whatever platform is added, its page stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccgcompose.domain.account import Account
from ccgcompose.usecases.account_care import Arrangement
from connectors.registry import LISTED, Registry
from tests.fakes.tools import idle_tools
from tests.ui.audit import audit
from tests.ui.history.looking import words
from tests.unit.usecases.world import BRAND
from ui.accounts.wizard import SIGN_IN, Wizard
from ui.accounts.words import limit_words
from ui.widgets.platform_mark import letters


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(idle_tools(tmp_path))


@pytest.fixture
def wizard(qtbot: QtBot) -> Wizard:
    made = Wizard(lambda address: None)
    qtbot.addWidget(made)
    made.resize(1084, 664)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_platform_is_offered_with_its_own_words(wizard: Wizard, registry: Registry) -> None:
    wizard.begin(registry.cards())
    assert list(wizard.choose.buttons) == list(LISTED)
    assert audit(wizard) == []
    for platform, made in wizard.choose.buttons.items():
        assert made.fits(), platform
    wizard.resize(576, 300)
    assert audit(wizard) == []


@pytest.mark.parametrize("platform", LISTED)
@pytest.mark.parametrize("size", [(1084, 664), (576, 300)])
def test_every_form_stands_without_a_fault(
    wizard: Wizard, registry: Registry, platform: str, size: tuple[int, int]
) -> None:
    form, card = registry.get(platform).sign_in_form(), registry.card(platform)
    wizard.resize(*size)
    wizard.begin_keeping(card, form, Arrangement(BRAND), (), names_author=True)
    wizard.card.open()
    assert audit(wizard) == []
    wizard.next.click()
    assert wizard.step == SIGN_IN
    assert audit(wizard) == []
    said = words(wizard.sign_in)
    for field in form.fields:
        assert field.label in said
        assert wizard.sign_in.fields[field.name].accessibleName().startswith(field.label)
    assert all(step in said for step in form.steps)
    assert letters(card.title)


@pytest.mark.parametrize("platform", LISTED)
def test_what_every_platform_takes_is_said_in_words(
    registry: Registry, platform: str, tmp_path: Path
) -> None:
    account = Account("account-1", platform, platform, BRAND, {"folder": str(tmp_path)})
    said = limit_words(registry.get(platform).limits(account))
    assert len(said) >= 3
    assert all("None" not in line for line in said)
