"""The Mastodon connector against a real snac2, which keeps no key, has no newer instance and polls no media."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import AuthExpired, BadInput
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.mastodon_world import SnacWorld
from tests.live.servers.snac import Snac, snac
from tests.unit.connectors.guide import Visitor

# Silence takes its time, so it is tried here at what is written; the double is tried at every call.
SILENT = (Fault.STALLED_BEFORE, Fault.STALLED_AFTER)

pytestmark = pytest.mark.xdist_group("snac")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    with snac(tmp_path_factory.mktemp("snac")) as server:
        yield server


@pytest.fixture(scope="module")
def token(served: Snac) -> str:
    """A token, got as any app gets one."""
    back = "http://127.0.0.1:9/signed-in"
    form = {"client_name": "tests", "redirect_uris": back, "scopes": "read write"}
    app = requests.post(f"{served.url}/api/v1/apps", data=form, timeout=30).json()
    asked = {"response_type": "code", "client_id": app["client_id"], "redirect_uri": back, "state": "1"}
    code = served.consents(asked)["code"]
    secrets = {name: app[name] for name in ("client_id", "client_secret")}
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, **secrets}
    said = requests.post(f"{served.url}/oauth/token", data=form, timeout=30).json()
    return str(said["access_token"])


@pytest.fixture
def world(served: Snac, token: str, tmp_path: Path) -> Iterator[SnacWorld]:
    with FaultProxy(served.url) as proxy:
        yield SnacWorld(proxy, tmp_path / "platforms", server=served, token=token)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestSnac(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False, credits=False, picture_bytes=False)

    def expected(self, wanted: PublishRequest) -> str:
        return clean(wanted.text)

    @pytest.fixture
    def platform(self, world: SnacWorld) -> SnacWorld:
        return world


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_thread_is_out_once_whatever_fails(world: SnacWorld, files: PictureFolder, fault: Fault) -> None:
    def wanted(key: str) -> PublishRequest:
        media = (medium(files, "navy", "The entrance"),)
        return request(world.account, key, media=media, text=f"Flu clinics. {key}\n---\nNo appointment.")

    count_calls(world, publishing(wanted("first"), files))
    calls = [asked.method for asked in world.proxy.asked]
    assert calls.count("POST") == 3
    world.hurry_for(fault)
    for number in [n for n, method in enumerate(calls) if method == "POST" or fault not in SILENT]:
        post = wanted(f"{fault.name.lower()}-{number}")
        before = len(world.public())
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        assert len(world.public()) == before + 2
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: SnacWorld, files: PictureFolder, fault: Fault
) -> None:
    world.hurry_for(fault)
    for number in range(4) if fault not in SILENT else [1]:
        post = request(world.account, f"{fault.name}-{number}", text=f"Monday. {fault.name} {number}.")
        world.proxy.pass_on()
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"Not Monday: it is Tuesday. {fault.name} {number}.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        notes = world.public()[ending.receipt.remote_id].edit_notes
        assert notes == ("Edited 24 November 2026: The day was wrong.",)


def test_a_picture_stays_when_the_text_is_corrected(world: SnacWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(medium(files, "navy", "The entrance"),))
    original = world.connector.publish(post, files, NOW)
    world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert [alt for _, alt, _ in world.public()[original.remote_id].pictures] == ["The entrance"]


def test_what_the_server_takes_is_read(world: SnacWorld) -> None:
    world.connector.verify(world.account)
    limits = world.connector.limits(world.account)
    assert (limits.max_length, limits.link_length) == (100_000, 32)
    assert "image/png" in limits.media_types


def test_a_sign_in_makes_the_program_known_and_ends_with_a_token(world: SnacWorld, served: Snac) -> None:
    visitor = Visitor(served.consents)
    signed_in = world.connector.sign_in(world.account, {"server": world.proxy.url}, visitor)
    visitor.done()
    assert signed_in.identity.startswith("@amara@127.0.0.1")
    assert signed_in.settings["server"] == world.proxy.url
    assert signed_in.credential.token
    assert signed_in.credential.extra["client_secret"]
    assert "You are signed in" in visitor.pages[0]
    world.tools.credentials.put(world.account.id, signed_in.credential)
    assert world.restarted().verify(world.account).ok


def test_a_token_that_is_not_known_is_told(world: SnacWorld) -> None:
    from ccgcompose.domain.credential import Credential, CredentialKind

    world.tools.credentials.put(world.account.id, Credential(CredentialKind.OAUTH2, "0" * 32))
    with pytest.raises(AuthExpired) as told:
        world.restarted().verify(world.account)
    assert "Sign in" in told.value.next


def test_where_no_such_server_is_nothing_is_kept(world: SnacWorld) -> None:
    with pytest.raises(BadInput):
        world.connector.sign_in(world.account, {"server": f"{world.proxy.url}x"}, Visitor())
