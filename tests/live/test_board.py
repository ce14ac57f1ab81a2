"""The recipe's own connector: the whole contract over HTTP, and the whole fault matrix, at every call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import PublishRequest
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.board import Board
from tests.live.board_world import BoardWorld
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault, FaultProxy


@pytest.fixture
def world(tmp_path: Path) -> Iterator[BoardWorld]:
    with Board() as board, FaultProxy(board.url) as proxy:
        yield BoardWorld(board, proxy, tmp_path / "platforms")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestBoardConnector(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False, credits=False, picture_bytes=False)

    @pytest.fixture
    def platform(self, world: BoardWorld) -> BoardWorld:
        return world


def wanted(world: BoardWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. {key}")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(world: BoardWorld, files: PictureFolder, fault: Fault) -> None:
    first = wanted(world, files, "first")
    calls = count_calls(world, publishing(first, files))
    assert calls == 4
    for number in range(calls):
        post = wanted(world, files, f"{fault.name}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        (shown,) = world.board.by_key(post.key)
        assert [world.board.media[each]["alt"] for each in shown["media"]] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: BoardWorld, files: PictureFolder, fault: Fault
) -> None:
    for number in range(2):
        post = replace(wanted(world, files, f"{fault.name}-{number}"), media=())
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        assert world.board.by_key(post.key)[0]["notes"] == ["Edited 24 November 2026: The day was wrong."]


def test_an_upload_that_was_taken_is_not_made_again(world: BoardWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    check_fault(world, post, publishing(post, files), 3, Fault.DROPPED_BEFORE)
    assert len(world.board.media) == 2
    assert world.restarted().find(post, NOW) is not None
