"""The trail of a publication, over the store and in memory: at once, and there after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.usecases.ports import Trail
from ccgcompose.usecases.trail import StoredTrail
from connectors.steps import Steps
from tests.contract.connector_material import account, corrected, request
from tests.contract.store_files import sqlite_store
from tests.fakes.clock import FixedClock
from tests.fakes.credentials import FakeTrail
from tests.fakes.store import FakeStore


@pytest.fixture(params=["stored", "fake"])
def trail(request: pytest.FixtureRequest) -> Trail:
    return FakeTrail() if request.param == "fake" else StoredTrail(FakeStore(), FixedClock())


def test_a_step_is_there_and_no_other(trail: Trail) -> None:
    trail.put("delivery-1", "part/0", "at://1")
    trail.put("delivery-1", "part/1", "at://2")
    trail.put("delivery-1", "part/0", "at://3")
    assert trail.get("delivery-1", "part/0") == "at://3"
    assert trail.get("delivery-1", "part/2") is None
    assert trail.get("delivery-2", "part/0") is None
    assert list(trail.steps("delivery-1")) == ["part/0", "part/1"]


def test_a_correction_has_steps_of_its_own(trail: Trail) -> None:
    wanted = request(account("fake"))
    Steps(trail, wanted).put("post", "42")
    later = Steps(trail, corrected(wanted, "Tuesday.", "The day."))
    assert later.get("post") is None
    assert later.get("post", revision=1) == "42"
    later.put("part/0", "43")
    assert later.numbered("part", 2) == ["43", None]


def test_a_secret_is_never_written_down(trail: Trail) -> None:
    with pytest.raises(ValueError, match="secret"):
        Steps(trail, request(account("fake"))).put("upload", "https://x.example/?access_token=abcd1234")
    assert trail.steps("delivery-1") == {}


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "store.sqlite")
    StoredTrail(store, FixedClock()).put("delivery-1", "media/0", "77")
    store.close()
    store = sqlite_store(tmp_path / "store.sqlite")
    assert StoredTrail(store, FixedClock()).get("delivery-1", "media/0") == "77"
    store.close()
