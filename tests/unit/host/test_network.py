"""The organisation's authorities and proxy."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.errors import BadInput
from ccgcompose.host.network import WayOut, way_out
from ccgcompose.host.settings import Settings


def test_without_a_word_it_is_as_everywhere() -> None:
    assert way_out({}, Settings()) == WayOut(None, None)


def test_the_environment_counts_before_the_settings(tmp_path: Path) -> None:
    for name in ("ours.pem", "theirs.pem", "kept.pem"):
        (tmp_path / name).touch()
    kept = Settings(ca_bundle=str(tmp_path / "kept.pem"))
    theirs = {"REQUESTS_CA_BUNDLE": str(tmp_path / "theirs.pem")}
    assert way_out({}, kept).ca_bundle == tmp_path / "kept.pem"
    assert way_out(theirs, kept).ca_bundle == tmp_path / "theirs.pem"
    ours = theirs | {"CCGCOMPOSE_CA_BUNDLE": str(tmp_path / "ours.pem")}
    assert way_out(ours, kept).ca_bundle == tmp_path / "ours.pem"


def test_a_bundle_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not there"):
        way_out({"CCGCOMPOSE_CA_BUNDLE": str(tmp_path / "gone.pem")}, Settings())


def test_a_proxy_of_the_settings_is_used_for_both() -> None:
    found = way_out({}, Settings(proxy="http://proxy.example:3128"))
    assert found.proxies == {"http": "http://proxy.example:3128", "https": "http://proxy.example:3128"}
