"""What a picture says of itself, in whatever standard, encoding and bad faith."""

from __future__ import annotations

import io
from textwrap import dedent

import pytest
from PIL import Image

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.host.embedded import LONGEST, read_metadata
from ccgcompose.host.pictures import read_picture
from ccgcompose.host.xmp import MAX_BYTES, Packet
from tests.contract import picture_material as material
from tests.contract.picture_material import encoded, exif, honest_jpeg, iptc, png_with_texts, with_segment

RDF = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{}</rdf:RDF></x:xmpmeta>'
)


def said_by(data: bytes) -> EmbeddedMetadata:
    return read_picture(data, "photo.jpg").metadata


def description(parts: str) -> str:
    return RDF.format(f'<rdf:Description rdf:about="">{parts}</rdf:Description>')


def test_everything_at_once() -> None:
    assert said_by(honest_jpeg()) == EmbeddedMetadata(
        creator=material.CREATOR,
        copyright_notice=material.RIGHTS,
        credit=material.CREDIT,
        description=material.DESCRIPTION,
        usage_terms=material.TERMS,
        taken_on="2026-10-05 10:12",
        has_location=True,
        camera_serial=True,
    )


def test_a_picture_that_says_nothing() -> None:
    assert said_by(encoded("JPEG")) == EmbeddedMetadata()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_exif_is_read_wherever_it_stands(kind: str) -> None:
    said = said_by(encoded(kind, exif=exif(texts={0x013B: "Ann Lee", 0x010E: "A park"})))
    assert (said.creator, said.description, said.taken_on) == ("Ann Lee", "A park", "2026-10-05 10:12")
    assert (said.has_location, said.camera_serial) == (True, True)


def test_xmp_is_read_wherever_it_stands() -> None:
    packet = material.XMP
    for data in (
        encoded("WEBP", xmp=packet),
        encoded("JPEG", xmp=packet),
        png_with_texts(**{"XML:com.adobe.xmp": packet.decode()}),
    ):
        assert said_by(data).usage_terms == material.TERMS


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Siân O'Neill".encode(), "Siân O'Neill"),
        ("Siân O'Neill".encode("latin-1"), "Siân O'Neill"),
        ("Siân – “NHS”".encode("cp1252"), "Siân – “NHS”"),
        (b"Ann Lee\x00An editor", "Ann Lee"),
        (b"Ann\x07 Lee  \x00\x00", "Ann\ufffd Lee"),
        (b"\x81\x8d\x8f", "\x81\x8d\x8f"),
        (b"   ", ""),
    ],
)
def test_exif_text_in_any_encoding(written: bytes, read: str) -> None:
    assert said_by(encoded("JPEG", exif=exif(texts={0x013B: written}))).creator == read


def test_what_windows_writes() -> None:
    said = said_by(encoded("JPEG", exif=exif(texts={0x9C9D: "Łucja Nowak\0".encode("utf-16-le")})))
    assert said.creator == "Łucja Nowak"


def test_what_a_picture_desk_writes() -> None:
    fields = ((80, b"Ann Lee"), (80, "Siân Hill".encode()), (116, "\xa9 PA".encode("latin-1")), (110, b"PA"))
    said = said_by(with_segment(encoded("JPEG"), iptc(*fields, (120, b"A caption"))))
    assert said.creator == "Ann Lee, Siân Hill"
    assert (said.copyright_notice, said.credit, said.description) == ("© PA", "PA", "A caption")


def test_the_newer_standard_wins() -> None:
    both = with_segment(honest_jpeg(), iptc((80, b"An older name"), (120, b"An older caption")))
    assert said_by(both).creator == material.CREATOR
    older = with_segment(encoded("JPEG", exif=exif(texts={0x013B: "EXIF"})), iptc((80, b"IPTC")))
    assert said_by(older).creator == "IPTC"


def test_what_a_png_says_in_plain_text() -> None:
    said = said_by(png_with_texts(Author="Ann Lee", Copyright="© Ann", Description="A park"))
    assert (said.creator, said.copyright_notice, said.description) == ("Ann Lee", "© Ann", "A park")


def test_several_creators_are_a_list() -> None:
    members = "<rdf:li>Ann Lee</rdf:li><rdf:li> </rdf:li><rdf:li>Bo &amp; Co</rdf:li>"
    packet = Packet(description(f"<dc:creator><rdf:Seq>{members}</rdf:Seq></dc:creator>"))
    assert packet.text("dc:creator") == "Ann Lee, Bo & Co"


@pytest.mark.parametrize(
    ("members", "chosen"),
    [
        ('<rdf:li xml:lang="cy">Parc</rdf:li><rdf:li xml:lang="en-GB">Park</rdf:li>', "Park"),
        ('<rdf:li xml:lang="cy">Parc</rdf:li><rdf:li xml:lang="pl">Park miejski</rdf:li>', "Parc"),
        ('<rdf:li xml:lang="x-default"> </rdf:li><rdf:li xml:lang="en">Park</rdf:li>', "Park"),
        ("", ""),
    ],
)
def test_of_several_languages_the_english_one(members: str, chosen: str) -> None:
    packet = Packet(description(f"<dc:rights><rdf:Alt>{members}</rdf:Alt></dc:rights>"))
    assert packet.text("dc:rights") == chosen


def test_an_xmp_packet_in_utf_16() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + description("<dc:creator>Ann</dc:creator>")
    assert Packet(text.encode("utf-16")).text("dc:creator") == "Ann"


BILLION_LAUGHS = dedent("""\
    <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
    """) + description("<dc:creator>&d;</dc:creator>")
READS_A_FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + description(
    "<dc:creator>&f;</dc:creator>"
)


@pytest.mark.parametrize(
    "packet",
    [
        BILLION_LAUGHS,
        READS_A_FILE,
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + description("<dc:creator>x</dc:creator>"),
        "<x:xmpmeta",
        "\ud800",
        '<?xml version="1.0" encoding="no-such-one"?><x/>',
        "<a>" * 100_000,
        description("<dc:creator>" + "x" * MAX_BYTES + "</dc:creator>"),
        RDF.format("<rdf:Description>" * 20_000 + "</rdf:Description>" * 20_000),
    ],
)
def test_a_hostile_packet_is_as_if_it_were_not_there(packet: str) -> None:
    assert Packet(packet).text("dc:creator") == ""
    if not packet.startswith("\ud800") and len(packet) < 60_000:
        assert said_by(encoded("JPEG", xmp=packet.encode())).creator == ""


def test_no_text_is_endless() -> None:
    said = said_by(encoded("JPEG", exif=exif(texts={0x013B: "n" * 40_000})))
    assert said.creator == "n" * LONGEST


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026:10:05 10:12:33", "2026-10-05 10:12"),
        ("0000:00:00 00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("yesterday", ""),
        ("2026-10-05", "2026-10-05"),
    ],
)
def test_when_it_was_taken(written: str, read: str) -> None:
    made = Image.Exif()
    made.get_ifd(0x8769)[0x9003] = written
    assert said_by(encoded("JPEG", exif=made.tobytes())).taken_on == read


@pytest.mark.parametrize(
    "damage", [b"Exif\x00\x00", b"Exif\x00\x00MM\x00*\xff\xff\xff\xff", b"Exif\x00\x00" + b"\xff" * 90]
)
def test_damaged_exif_costs_nothing_else(damage: bytes) -> None:
    said = said_by(with_segment(encoded("JPEG", exif=damage), iptc((80, b"Ann Lee"))))
    assert said == EmbeddedMetadata(creator="Ann Lee")


@pytest.mark.parametrize(
    "data",
    [
        honest_jpeg(),
        encoded("WEBP", xmp=material.XMP, exif=exif()),
        png_with_texts(**{"XML:com.adobe.xmp": material.XMP.decode(), "Comment": "A note to self"}),
    ],
    ids=["JPEG", "WebP", "PNG"],
)
def test_the_copy_names_creator_and_owner_and_says_nothing_else(data: bytes) -> None:
    with Image.open(io.BytesIO(read_picture(data, "photo").clean)) as copy:
        copy.load()
        assert read_metadata(copy) == EmbeddedMetadata(
            creator=material.CREATOR, copyright_notice=material.RIGHTS, credit=material.CREDIT
        )
        assert set(copy.getexif()) <= {0x013B, 0x8298}


def test_names_in_the_copy_are_text_and_no_markup() -> None:
    data = encoded("JPEG", exif=exif(texts={0x013B: "Ann <b> & 'Co' ]]> \"x\""}))
    with Image.open(io.BytesIO(read_picture(data, "photo").clean)) as copy:
        assert read_metadata(copy).creator == "Ann <b> & 'Co' ]]> \"x\""
        assert copy.getexif()[0x013B] == "Ann <b> & 'Co' ]]> \"x\""


def test_the_copy_of_a_picture_without_names_has_no_metadata() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        with Image.open(io.BytesIO(read_picture(encoded(kind, exif=exif()), "photo").clean)) as copy:
            copy.load()
            assert not copy.getexif()
            assert not {"exif", "xmp", "photoshop", "comment", "icc_profile"} & set(copy.info)


def test_the_newer_properties_of_iptc_and_plus() -> None:
    packet = description(
        '<plus:Licensor xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<plus:LicensorName>Getty of Exampleshire</plus:LicensorName></rdf:li></rdf:Seq></plus:Licensor>"
        '<xmpRights:WebStatement xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' rdf:resource="https://example.org/terms"/>'
        '<x:DigitalSourceType xmlns:x="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">http://cv.iptc.org/newscodes/'
        "digitalsourcetype/digitalCapture</x:DigitalSourceType>"
        '<c:AltTextAccessibility xmlns:c="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><rdf:Alt>'
        '<rdf:li xml:lang="x-default">A blue door</rdf:li></rdf:Alt></c:AltTextAccessibility>'
    )
    said = said_by(encoded("JPEG", xmp=packet.encode()))
    assert said.licensor == "Getty of Exampleshire"
    assert said.web_statement == "https://example.org/terms"
    assert said.source_type.endswith("/digitalCapture")
    assert said.alt_text == "A blue door"


def test_a_licensor_may_be_written_as_an_attribute() -> None:
    packet = description(
        '<plus:Licensor xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Bag><rdf:li>'
        '<rdf:Description plus:LicensorName="Ann Lee"/></rdf:li></rdf:Bag></plus:Licensor>'
    )
    assert said_by(encoded("JPEG", xmp=packet.encode())).licensor == "Ann Lee"
