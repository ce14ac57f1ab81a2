"""What the three feeds have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from connectors.newsroom.entry import Site
from connectors.newsroom.view import Addresses, PostView

MOST_ITEMS = 50
GENERATOR = "ccgcompose"


@dataclass(frozen=True, slots=True)
class Item:
    """A post and its content as HTML with absolute addresses."""

    post: PostView
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed ready to be written: its items, newest first, and when anything in the newsroom last changed.

    `first_address` is where the folder was found on the web at first, or empty: an identity that outlives a move.
    """

    id: str
    site: Site
    website: str
    where: Addresses
    items: tuple[Item, ...]
    updated: datetime
    first_address: str = ""


def child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element. Names keep their prefix: the root declares the namespaces itself."""
    element = ET.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def document(root: ET.Element) -> bytes:
    """Return the XML file: UTF-8, indented by nothing, so that no white space is added to any text."""
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
