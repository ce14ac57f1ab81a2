"""The Bluesky connector against a data server of another make, which has no way to write only where nothing stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.bluesky.connector import Bluesky
from connectors.http import Patience
from tests.contract.connector_material import NOW, PictureFolder, account, corrected, request
from tests.fakes.clock import FixedClock
from tests.live.bluesky_world import Pages
from tests.live.board_world import tools_for
from tests.live.doubles.data_server import DID, TOKEN, DataServer
from tests.live.fault_matrix import Operation, check_fault
from tests.live.fault_proxy import Fault, FaultProxy

HURRIED = Patience(connect=2, read=0.6, total=20)
THREAD = "Clinics open on Monday. {}\n---\nNo appointment is needed."


@dataclass
class OtherWorld:
    """Fulfils FaultyWorld."""

    server: DataServer
    proxy: FaultProxy
    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))

    def __post_init__(self) -> None:
        self.account = account("bluesky", server=self.proxy.url, did=DID, handle="exampleshire.nhs.uk")
        credential = Credential(CredentialKind.APP_PASSWORD, TOKEN, refresh_token="refresh-3b91")
        self.tools = tools_for(self.folder, self.account, credential, self.clock)

    def restarted(self) -> Bluesky:
        return Bluesky(self.tools, HURRIED, Pages())

    def pass_time(self, how_long: timedelta) -> datetime:
        return self.clock.advance(how_long)

    def times_out(self, request: PublishRequest) -> int:
        first = request.text.split("\n---\n")[0]
        return sum(each["text"].startswith(first) for each in self.server.records.values())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[OtherWorld]:
    server = DataServer()
    with server.serving() as served, FaultProxy(served.url) as proxy:
        yield OtherWorld(server, proxy, tmp_path / "platforms")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


@pytest.mark.parametrize("fault", Fault)
def test_a_thread_is_written_once_whatever_fails(
    world: OtherWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(6):  # for each part: the way that it does not take, a look, the way that it takes
        if fault is Fault.TRUNCATED and number % 3 == 0:
            continue  # a refusal whose reason is cut off: see below
        post = request(world.account, f"{fault.name}-{number}", text=THREAD.format(f"{fault.name} {number}"))
        before = len(world.server.records)
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert len(world.server.records) == before + 2
    assert set(world.server.written.values()) == {1}


def test_a_refusal_whose_reason_is_cut_off_is_a_refusal(world: OtherWorld, files: PictureFolder) -> None:
    post = request(world.account, text="Monday.")
    world.proxy.fail(0, Fault.TRUNCATED)
    with pytest.raises(Rejected):
        world.restarted().publish(post, files, NOW)
    assert world.server.records == {}
    world.restarted().publish(post, files, NOW)
    assert list(world.server.written.values()) == [1]


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def test_a_correction_answers_and_quotes_the_original(world: OtherWorld, files: PictureFolder) -> None:
    post = request(world.account, text="Monday.")
    original = world.restarted().publish(post, files, NOW)
    better = corrected(post, "Tuesday.", "The day was wrong.")
    receipt = world.restarted().correct(better, original, files, NOW)
    said = world.server.records[receipt.remote_id.rpartition("/")[2]]
    assert said["reply"]["parent"]["uri"] == said["embed"]["record"]["uri"] == original.remote_id
    assert len(world.server.records) == 2


def test_a_key_without_its_trail_is_not_used_for_something_else(
    world: OtherWorld, files: PictureFolder
) -> None:
    post = request(world.account, text="Monday.")
    world.restarted().publish(post, files, NOW)
    credential = world.tools.credentials.get(world.account.id)
    assert credential is not None
    world.tools = tools_for(world.folder, world.account, credential, world.clock)
    other = request(world.account, text="Something else.")
    with pytest.raises(Rejected):
        world.restarted().publish(other, files, NOW)
    assert [each["text"] for each in world.server.records.values()] == ["Monday."]


def test_what_somebody_took_away_is_a_doubt(world: OtherWorld, files: PictureFolder) -> None:
    post = request(world.account, text="Monday.")
    world.restarted().publish(post, files, NOW)
    world.server.records.clear()
    with pytest.raises(OutcomeUnknown):
        world.restarted().find(post, NOW)
