"""The fake connector keeps the contract, and fails as it is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ccgcompose.domain.account import Account
from ccgcompose.domain.moments import day_shown
from ccgcompose.domain.thread import unbroken
from ccgcompose.errors import NotFound, OutcomeUnknown, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_contract import ConnectorContract, Platform, Shown
from tests.contract.connector_material import NOW, PictureFolder, account, corrected, request
from tests.fakes.connector import FakeConnector, FakeConnectors


@dataclass
class FakePlatform:
    connector: FakeConnector
    account: Account

    def public(self) -> dict[str, Shown]:
        return {f"fake:{sent.key}": shown(sent) for sent in self.connector.sent}

    def publish_and_die(self, wanted: PublishRequest, files: PictureFolder) -> None:
        self.connector.fail_next(OutcomeUnknown("The line broke."), after_sending=True)
        with pytest.raises(OutcomeUnknown):
            self.connector.publish(wanted, files, NOW)


def shown(sent: PublishRequest) -> Shown:
    notes = (f"Edited {day_shown(n.made_at, 'Europe/London')}: {n.text}" for n in sent.edit_notes)
    pictures = tuple((each.sha256, each.alt_text, each.credit) for each in sent.media)
    byline = f"{sent.author}, {sent.position}"
    return Shown(sent.title, unbroken(sent.text), byline, sent.subject, pictures, tuple(notes))


class TestFakeConnector(ConnectorContract):
    @pytest.fixture
    def platform(self, tmp_path: Path) -> Platform:
        return FakePlatform(FakeConnector(), account("fake"))

    def test_told_to_fail_before_sending_it_takes_nothing(self, files: PictureFolder) -> None:
        fake = FakeConnector()
        fake.fail_next(Unreachable("No network."))
        with pytest.raises(Unreachable):
            fake.publish(request(account("fake")), files, NOW)
        assert fake.sent == []
        assert fake.publish(request(account("fake")), files, NOW).remote_id == "fake:delivery-1"

    def test_each_verb_fails_for_itself(self, files: PictureFolder) -> None:
        fake = FakeConnector()
        fake.fail_next(OutcomeUnknown("Cannot tell."), verb="find")
        fake.fail_next(OutcomeUnknown("The line broke."), verb="correct", after_sending=True)
        wanted = request(account("fake"))
        receipt = fake.publish(wanted, files, NOW)
        with pytest.raises(OutcomeUnknown):
            fake.find(wanted, NOW)
        better = corrected(wanted, "Tuesday.", "The day.")
        with pytest.raises(OutcomeUnknown):
            fake.correct(better, receipt, files, NOW)
        assert fake.sent == [better]
        assert [call.verb for call in fake.calls] == ["publish", "find", "correct"]


def test_a_registry_of_fakes_names_what_it_has() -> None:
    fake = FakeConnector("other")
    assert FakeConnectors(fake).platforms() == ("other",)
    assert FakeConnectors(fake).get("other") is fake
    with pytest.raises(NotFound):
        FakeConnectors(fake).get("fake")
