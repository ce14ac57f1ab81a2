"""The sample material holds together, is clean under the policy, and its pictures say what they should."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from typing import Any

import pytest
from PIL import Image

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Severity
from ccgcompose.domain.people import Affiliation, Capacity, Person
from ccgcompose.domain.permission import LicenceKind
from ccgcompose.host.embedded import read_metadata
from ccgcompose.host.material import sample_material, sample_picture
from ccgcompose.host.passphrases import SHORTEST
from ccgcompose.host.pictures import read_picture
from ccgcompose.policy.engine import default_engine
from resources import folder
from tests.fakes.clock import NOON

MATERIAL = sample_material()
POSTS: list[dict[str, Any]] = MATERIAL["posts"]
PICTURES: list[dict[str, Any]] = MATERIAL["pictures"]
engine = cache(default_engine)


def titles(post: dict[str, Any]) -> str:
    return str(post["title"])


def files(picture: dict[str, Any]) -> str:
    return str(picture["file"])


def test_the_cast() -> None:
    people = {each["name"]: each for each in MATERIAL["people"]}
    assert {name: set(each["capacities"]) for name, each in people.items()} == {
        "Amara Obi": {"speak", "approve"},
        "Priya Nair": {"speak"},
        "Tomos Bevan": {"approve"},
        "Jon Whitfield": set(),
    }
    assert all(each["position"] for each in people.values())
    assert {Affiliation(each["affiliation"]) for each in people.values()} <= set(Affiliation)
    assert {Capacity(name) for each in people.values() for name in each["capacities"]} == set(Capacity) - {
        Capacity.WAIVE
    }
    assert len(MATERIAL["passphrase"]) >= SHORTEST


def test_the_brand_kit_is_complete() -> None:
    said = MATERIAL["organisation"]
    kit = BrandKit(
        **{part: said[part] for part in ("name", "short_name", "description", "website", "colour")}
    )
    assert kit.missing() == ()


def test_posts_name_people_subjects_and_pictures_that_are_there() -> None:
    speakers = {each["name"] for each in MATERIAL["people"] if "speak" in each["capacities"]}
    keys = {each["key"] for each in PICTURES}
    assert 8 <= len(POSTS) <= 12
    assert {post["by"] for post in POSTS} <= speakers
    assert {post["subject"] for post in POSTS} <= set(MATERIAL["organisation"]["subjects"])
    assert {key for post in POSTS for key in post.get("pictures", ())} <= keys
    assert max(Counter(map(titles, POSTS)).values()) == 1


def test_posts_stand_in_different_states() -> None:
    assert {post["goes_out"].split(" ")[0] for post in POSTS} == {"now", "in", ""}


@pytest.mark.parametrize("post", POSTS, ids=titles)
def test_a_post_is_clean_under_the_policy(post: dict[str, Any]) -> None:
    """But for one piece of advice, which is there so that a newcomer sees some."""
    position = next(each["position"] for each in MATERIAL["people"] if each["name"] == post["by"])
    said = MATERIAL["organisation"]
    brand = BrandKit(
        **{part: said[part] for part in ("name", "short_name", "description", "website", "colour")}
    )
    draft = Draft(
        text=post["text"].strip(),
        moment=NOON,
        subject=post["subject"],
        title=post["title"],
        author=Person("person-1", post["by"], position, Affiliation.EMPLOYEE, NOON),
        account=Account("account-1", "Newsroom", "newsroom", brand),
        trusted_sites=tuple(said["trusted_sites"]),
    )
    found = [(each.rule, each.severity) for each in engine().check(draft)]
    assert found == ([("TAG001", Severity.ADVISE)] if "#" in post["text"] else [])


@pytest.mark.parametrize("picture", PICTURES, ids=files)
def test_a_picture_says_who_made_it_and_its_copy_nothing_more(picture: dict[str, Any]) -> None:
    data = sample_picture(picture["file"]).read_bytes()
    read = read_picture(data, picture["file"])
    assert read.width >= 1_400
    assert len(data) < 350_000
    said = read.metadata
    assert all((said.creator, said.copyright_notice, said.credit, said.description, said.usage_terms))
    assert said.taken_on
    with Image.open(io.BytesIO(read.clean)) as copy:
        kept = read_metadata(copy)
    assert (kept.creator, kept.copyright_notice) == (said.creator, said.copyright_notice)
    assert not kept.has_location
    assert not kept.camera_serial


def test_one_picture_tells_more_than_it_should() -> None:
    """Its position and its camera, so that the cleaning can be seen."""
    said = [read_picture(sample_picture(each["file"]).read_bytes(), "x").metadata for each in PICTURES]
    assert any(each.has_location and each.camera_serial for each in said)


@pytest.mark.parametrize("picture", PICTURES, ids=files)
def test_a_permission_names_its_terms_and_its_evidence(picture: dict[str, Any]) -> None:
    record = picture.get("permission")
    if record is None:
        assert picture["key"] == "coffee"
        return
    assert record["kind"] in {kind.value for kind in LicenceKind}
    assert all(record[field] for field in ("rights_holder", "creator", "licence", "evidence", "credit_line"))


def test_the_finder_of_faces_names_both_who_made_it() -> None:
    """The MIT licence asks for the notice of who made the network, and not only of who packed it."""
    text = folder("models").joinpath("centerface/LICENCE.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2019 StarClouds" in text
    assert "Copyright (c) 2020 Martin Drawitsch" in text


def test_every_picture_is_in_the_list_of_licences() -> None:
    listed = folder("LICENCES.md").read_text(encoding="utf-8")
    there = sorted(path.name for path in folder("sample").glob("*.jpg"))
    assert there == sorted(map(files, PICTURES))
    assert [name for name in there if name not in listed] == []
