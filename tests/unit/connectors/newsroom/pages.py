"""Reads the newsroom's pages as a browser would, knowing nothing of how they were made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "img", "track", "br"}


@dataclass
class Element:
    """One element with its text, line breaks as new lines."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return "\n" if self.tag == "br" else "".join(parts)

    def all(self, tag: str = "", css_class: str = "", **attributes: str) -> list[Element]:
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                fits = (not tag or child.tag == tag) and css_class in child.attributes.get("class", "")
                if fits and attributes.items() <= child.attributes.items():
                    found.append(child)
                found += child.all(tag, css_class, **attributes)
        return found

    def one(self, tag: str = "", css_class: str = "", **attributes: str) -> Element:
        (found,) = self.all(tag, css_class, **attributes)
        return found


class _Builder(HTMLParser):
    """Refuses what is not closed in order: pages are whole or they are broken."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(path: Path) -> Element:
    """Return the page as a tree."""
    builder = _Builder()
    builder.feed(path.read_text(encoding="utf-8"))
    builder.close()
    (document,) = builder.open
    return document


def picture_hash(page: Path, image: Element) -> str:
    """Return the content hash of the file that a page shows."""
    return hashlib.sha256((page.parent / image.attributes["src"]).resolve().read_bytes()).hexdigest()
