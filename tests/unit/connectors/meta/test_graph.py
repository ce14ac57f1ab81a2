"""Small readings of the Graph API's answers, lenient where nothing depends on it, and never a guess."""

from __future__ import annotations

from typing import Any

import pytest

from ccgcompose.errors import BadInput, OutcomeUnknown, Rejected
from connectors.meta.graph import entries, id_of, made_id, next_sheet, root_of, text_at, uploads_of
from tests.contract.connector_material import account


@pytest.mark.parametrize("said", [{}, {"data": None}, {"data": {}}, {"data": "x"}])
def test_a_list_that_is_none_says_nothing(said: dict[str, Any]) -> None:
    with pytest.raises(OutcomeUnknown):
        entries(said)


def test_a_list_keeps_its_objects() -> None:
    assert entries({"data": [{"id": "1"}, None, "x", {}]}) == [{"id": "1"}, {}]


def test_an_id_may_be_a_number_and_is_never_made_up() -> None:
    assert made_id({"id": 17}, "id") == "17"
    assert made_id({"post_id": "1_2"}, "id", "post_id") == "1_2"
    with pytest.raises(OutcomeUnknown):
        made_id({"id": None}, "id")
    assert text_at({"name": ["x"]}, "name") == ""


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        ({"next": "https://x", "cursors": {"after": "QVFI"}}, "QVFI"),
        ({"cursors": {"after": "QVFI"}}, ""),
        ({"next": "https://x"}, ""),
        (None, ""),
    ],
)
def test_a_list_ends_where_meta_names_no_next(paging: object, expected: str) -> None:
    assert next_sheet({"data": [], "paging": paging}) == expected


def test_without_settings_meta_itself_is_asked() -> None:
    assert root_of({}) == "https://graph.facebook.com/v27.0"
    assert root_of({"version": " v24.0 "}, video=True) == "https://graph-video.facebook.com/v24.0"
    assert uploads_of({}) == "https://rupload.facebook.com"


@pytest.mark.parametrize(
    "server", ["http://graph.example", "https://user@graph.example", "https://graph.example?x=1"]
)
def test_a_token_never_travels_in_the_clear(server: str) -> None:
    with pytest.raises(BadInput):
        root_of({"server": server})


@pytest.mark.parametrize("version", ["27", "v27", "v27.0/me", "latest"])
def test_a_version_is_one_of_metas(version: str) -> None:
    with pytest.raises(BadInput):
        root_of({"version": version})


def test_an_id_is_one_piece_of_a_path() -> None:
    assert id_of(account("facebook", page="1/../me"), "page", "Page") == "1%2F..%2Fme"
    with pytest.raises(Rejected, match="Page"):
        id_of(account("facebook"), "page", "Page")
