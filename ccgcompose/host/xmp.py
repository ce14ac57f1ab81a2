"""Read an XMP packet: RDF in XML (ISO 16684-1), from anybody. Entities and long packets are refused, not read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

MAX_BYTES = 512 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED = ("x-default", "en-gb", "en")
_PREFIXES = {
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "photoshop": "{http://ns.adobe.com/photoshop/1.0/}",
    "xmpRights": "{http://ns.adobe.com/xap/1.0/rights/}",
    "exif": "{http://ns.adobe.com/exif/1.0/}",
    "exifEX": "{http://cipa.jp/exif/1.0/}",
    "aux": "{http://ns.adobe.com/exif/1.0/aux/}",
    "plus": "{http://ns.useplus.org/ldf/xmp/1.0/}",
    "Iptc4xmpCore": "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}",
    "Iptc4xmpExt": "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}",
}


class Packet:
    """The properties of a packet by their usual names, such as `dc:creator`; empty where it cannot be read."""

    def __init__(self, packet: bytes | str) -> None:
        self._properties = dict(_properties(_parsed(packet)))

    def text(self, name: str) -> str:
        """Return a property as one text: members of a list with commas, of translations the English one."""
        found = self._properties.get(_full(name), "")
        return found if isinstance(found, str) else _value(found)

    def within(self, name: str, inner: str) -> str:
        """Return the first `inner` property of a structure, or of the first of a list of them."""
        found = self._properties.get(_full(name), "")
        if isinstance(found, str):
            return ""
        for element in found.iter():
            if element.tag == _full(inner):
                return _text(element)
            if _full(inner) in element.attrib:
                return element.attrib[_full(inner)].strip()
        return ""


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _PREFIXES[prefix] + local


def _parsed(packet: bytes | str) -> Element | None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    data = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if not data or len(data) > MAX_BYTES:
        return None
    if not data.startswith(_UTF_16):
        data = data.strip(b"\x00 \r\n\t")  # what pads a packet
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return root


def _properties(root: Element | None) -> Iterator[tuple[str, Element | str]]:
    """Yield the properties of each description, written as elements or, for short ones, as attributes."""
    for description in root.iter(_RDF + "Description") if root is not None else ():
        yield from description.attrib.items()
        for child in description:
            yield child.tag, child


def _value(found: Element) -> str:
    members = found.findall(f"{_RDF}Alt/{_RDF}li")
    if members:
        return _translation(members)
    members = found.findall(f"{_RDF}Seq/{_RDF}li") or found.findall(f"{_RDF}Bag/{_RDF}li")
    if members:
        return ", ".join(text for text in map(_text, members) if text)
    return _text(found)


def _translation(members: list[Element]) -> str:
    by_language = {member.get(_LANGUAGE, "").lower(): _text(member) for member in reversed(members)}
    chosen = next((by_language[language] for language in _PREFERRED if by_language.get(language)), "")
    return chosen or next((text for text in map(_text, members) if text), "")


def _text(element: Element) -> str:
    return (element.text or "").strip() or element.get(_RDF + "resource", "").strip()
