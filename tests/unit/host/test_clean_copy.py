"""What the copy that goes out keeps: who made it, who owns it, how it came to be, what it shows. Read back."""

from __future__ import annotations

import io

import pytest
from PIL import Image, IptcImagePlugin

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.host.clean_copy import clean_copy
from ccgcompose.host.embedded import read_metadata
from ccgcompose.host.pictures import open_bounded
from tests.contract.picture_material import CREATOR, CREDIT, RIGHTS, picture

SAID = EmbeddedMetadata(
    creator=CREATOR,
    copyright_notice=RIGHTS,
    credit=CREDIT,
    web_statement="https://example.org/licence?a=1&b=2",
    source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    alt_text="A nurse & a child <laughing>",
)


def copy_of(kind: str, said: EmbeddedMetadata) -> bytes:
    return clean_copy(picture(), kind, said, sampling=0, lossless=False)[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_it_keeps_is_read_back(kind: str) -> None:
    assert read_metadata(open_bounded(copy_of(kind, SAID), "copy")) == SAID


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_private_is_not_kept(kind: str) -> None:
    private = EmbeddedMetadata(description="Ward 4, bed 2", has_location=True, camera_serial=True)
    assert read_metadata(open_bounded(copy_of(kind, private), "copy")) == EmbeddedMetadata()


def test_older_picture_desks_read_it_too() -> None:
    """The IPTC block alone, through Pillow's own reader."""
    with Image.open(io.BytesIO(copy_of("JPEG", SAID))) as opened:
        found = IptcImagePlugin.getiptcinfo(opened) or {}
    assert found[2, 80] == CREATOR.encode()
    assert found[2, 110] == CREDIT.encode()
    assert found[2, 116] == RIGHTS.encode()
    assert found[1, 90] == b"\x1b%G"


def test_a_long_name_is_cut_between_letters() -> None:
    with Image.open(io.BytesIO(copy_of("JPEG", EmbeddedMetadata(creator="é" * 40)))) as opened:
        found = IptcImagePlugin.getiptcinfo(opened) or {}
    assert found[2, 80] == ("é" * 16).encode()
