"""The MediaWiki connector against a real wiki: the whole contract, and the whole fault matrix, at every call."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import AuthExpired, BadInput, Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy
from tests.live.mediawiki_world import MediaWikiWorld
from tests.live.servers.mediawiki import MediaWiki, mediawiki
from tests.unit.connectors.guide import Visitor

pytestmark = pytest.mark.xdist_group("mediawiki")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    with mediawiki(tmp_path_factory.mktemp("mediawiki")) as wiki:
        yield wiki


@pytest.fixture
def world(served: MediaWiki, tmp_path: Path) -> Iterator[MediaWikiWorld]:
    with FaultProxy(served.url) as proxy:
        yield MediaWikiWorld(served, proxy, tmp_path / "platforms")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestMediaWiki(ConnectorContract):
    shows = Shows(picture_bytes=False)

    def expected(self, wanted: PublishRequest) -> str:
        """MediaWiki keeps all text in Unicode's form C, and one control character for itself."""
        return unicodedata.normalize("NFC", clean(wanted.text)).replace("\x7f", "\ufffd")

    @pytest.fixture
    def platform(self, world: MediaWikiWorld) -> MediaWikiWorld:
        return world


def wanted(world: MediaWikiWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: MediaWikiWorld, files: PictureFolder, fault: Fault) -> None:
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: MediaWikiWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(5):
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        notes = world.public()[ending.receipt.remote_id].edit_notes
        assert notes == ("Edited 24 November 2026: The day was wrong.",)


def test_the_edit_note_is_the_summary(world: MediaWikiWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    better = corrected(post, "Clinics open on Tuesday.", "The day was wrong.")
    receipt = world.connector.correct(better, original, files, NOW)
    assert world.history(receipt.remote_id) == [
        "Edited 24 November 2026: The day was wrong.",
        "New: Flu clinics open on Monday",
    ]


def test_a_name_that_is_taken_gets_the_day(world: MediaWikiWorld, files: PictureFolder) -> None:
    first = world.connector.publish(request(world.account, "one", text="One."), files, NOW)
    second = world.connector.publish(request(world.account, "two", text="Two."), files, NOW)
    titles = {remote_id: shown.title for remote_id, shown in world.public().items()}
    assert titles[first.remote_id] == "Flu clinics open on Monday"
    assert titles[second.remote_id] == "Flu clinics open on Monday (24 November 2026)"


def test_somebody_elses_words_are_not_written_over(world: MediaWikiWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.edit_by_hand(original.remote_id, "A sentence of somebody else.")
    with pytest.raises(Rejected, match="Somebody has changed this page"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert "A sentence of somebody else." in world.public()[original.remote_id].text


def test_what_looks_like_wikitext_is_shown_as_text(world: MediaWikiWorld, files: PictureFolder) -> None:
    text = (
        "'''Bold''' [[Link]] {{PAGENAME}} ~~~~ == no == * RFC 2119 __NOTOC__ <ref>x</ref> &amp; {{subst:x}}"
    )
    receipt = world.connector.publish(request(world.account, text=text), files, NOW)
    assert world.public()[receipt.remote_id].text == text


def test_sign_in_finds_the_wiki_and_proves_the_password(world: MediaWikiWorld) -> None:
    answers = {"server": f"{world.proxy.url}/", "user": world.wiki.user, "password": world.wiki.password}
    signed_in = world.connector.sign_in(world.account, answers, Visitor())
    assert signed_in.identity == "Amara"
    assert signed_in.settings["api"] == f"{world.proxy.url}/api.php"


def test_a_wrong_password_is_told_and_nothing_is_quoted(world: MediaWikiWorld) -> None:
    answers = {
        "server": world.proxy.url,
        "user": world.wiki.user,
        "password": "0123456789abcdef0123456789abcdef",
    }
    with pytest.raises(AuthExpired) as told:
        world.connector.sign_in(world.account, answers, Visitor())
    assert "0123" not in str(told.value)


@pytest.mark.parametrize("server", ["http://wiki.example.nhs.uk", "", "https://"])
def test_a_sign_in_never_travels_in_the_clear(world: MediaWikiWorld, server: str) -> None:
    with pytest.raises(BadInput):
        world.connector.sign_in(world.account, {"server": server, "user": "a", "password": "b"}, Visitor())
    assert world.proxy.asked == []
