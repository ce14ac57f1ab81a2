"""Content Credentials: read where they are, judged by their signature, and never a reason to fail."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ccgcompose.domain.media import NO_PROVENANCE
from ccgcompose.domain.source_type import SourceType, source_type_of
from ccgcompose.host.embedded import read_metadata
from ccgcompose.host.pictures import open_bounded, read_picture
from ccgcompose.host.provenance import read_provenance
from tests.contract import picture_material as material
from tests.contract.picture_material import encoded, honest_jpeg


@pytest.fixture
def signed() -> bytes:
    return (Path(material.__file__).parent / "pictures" / "signed.jpg").read_bytes()


def changed(signed: bytes) -> bytes:
    """The same with a few pixels painted over."""
    at = signed.rindex(b"\xff\xda") + 30
    return signed[:at] + b"\x12\x34" + signed[at + 2 :]


def test_who_signed_and_what_made_it(signed: bytes) -> None:
    found = read_provenance(signed, "image/jpeg")
    assert (found.state, found.made_with) == ("valid", "Picture maker 3")
    assert found.signed_by == "Exampleshire Cameras"
    assert source_type_of(found.source_type) is SourceType.AI
    assert found.actions == ("c2pa.created", "c2pa.color_adjustments")


def test_a_picture_that_was_changed_after_it_was_signed(signed: bytes) -> None:
    assert read_provenance(changed(signed), "image/jpeg").state == "invalid"


@pytest.mark.parametrize("data", [b"", honest_jpeg(), encoded("PNG"), b"c2pa", b"\xff\xd8\xff c2pa jumb"])
def test_what_has_no_credentials_has_none(data: bytes) -> None:
    assert read_provenance(data, "image/jpeg") == NO_PROVENANCE


def test_damaged_credentials_are_none_or_invalid(signed: bytes) -> None:
    chance = random.Random(20261125)  # noqa: S311
    start = signed.index(b"c2pa")
    for _ in range(60):
        data = bytearray(signed)
        for _ in range(20):
            data[chance.randrange(start, start + 10_000)] = chance.randrange(256)
        assert read_provenance(bytes(data), "image/jpeg").state in ("", "invalid")


def test_the_copy_says_that_a_model_made_it_and_is_signed_by_nobody(signed: bytes) -> None:
    read = read_picture(signed, "photo.jpg")
    assert read.provenance.state == "valid"
    assert b"c2pa" not in read.clean
    said = read_metadata(open_bounded(read.clean, "copy"))
    assert source_type_of(said.source_type) is SourceType.AI
