"""Which page a post is on: chosen once, written down, and known again by our mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccgcompose.domain.moments import day_shown
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.marks import ZONE, Mark, read_mark
from connectors.mediawiki.api import Wiki
from connectors.mediawiki.wikitext import page_title
from connectors.steps import Steps


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is there, as its newest revision says."""

    id: int
    title: str
    url: str
    revision: int
    mark: Mark


def names_for(request: PublishRequest) -> tuple[str, ...]:
    """Return the names that a post's page may have, the plainest first; the last is nobody else's."""
    prefix = request.account.settings.get("prefix", "")
    day = day_shown(request.published_at, request.account.settings.get("zone") or ZONE)
    title = page_title(request.title) or f"News of {day}"
    names = (title, f"{title} ({day})", f"{title} ({day}, {request.key})")
    return tuple(page_title(f"{prefix}{name}") for name in names)


def look(wiki: Wiki, request: PublishRequest, steps: Steps) -> tuple[Page | None, str]:
    """Return the post's page where it is there, and the name under which it is, or may be, made."""
    written = steps.get("page", 1)
    names = (written,) if written else names_for(request)
    found = _pages(wiki, names)
    for name in names:
        page = found.get(name)
        if page is not None and page.mark.key == request.key:
            return page, name
    free = next((name for name in names if found.get(name) is None), names[-1])
    return None, free


def _pages(wiki: Wiki, names: tuple[str, ...]) -> dict[str, Page]:
    said = wiki.read(
        action="query",
        titles="|".join(names),
        prop="revisions|info",
        rvprop="ids|content",
        rvslots="main",
        inprop="url",
    )["query"]
    asked = {each["to"]: each["from"] for each in said.get("normalized", [])}
    pages = [page for page in said.get("pages", []) if page.get("revisions")]
    return {asked.get(page["title"], page["title"]): _page(page) for page in pages}


def _page(said: Any) -> Page:
    newest = said["revisions"][0]
    content = str(newest["slots"]["main"].get("content", ""))
    return Page(said["pageid"], said["title"], said["fullurl"], newest["revid"], read_mark(content))
