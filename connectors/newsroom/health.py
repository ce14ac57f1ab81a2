"""Whether a newsroom account could publish now, and whether its pages carry the brand (clause OWN-2)."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from ccgcompose.domain.account import Account
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import AccountHealth
from connectors.newsroom.faults import no_folder
from connectors.newsroom.settings import check_brand, settings_of
from connectors.newsroom.shelf import DamagedState, Shelf
from connectors.newsroom.wording import one_line


def health(account: Account, patience: float) -> AccountHealth:
    """Return how the account is; every fault comes with its remedy."""
    try:
        check_brand(account)
        settings = settings_of(account)
    except Rejected as problem:
        return AccountHealth(False, problem.what, problem.next)
    if not settings.folder.is_dir():
        missing = no_folder(settings.folder)
        return AccountHealth(False, missing.what, missing.next)
    return _folder(settings.folder, patience) or _brand(settings.folder, account) or _well(settings.base_url)


def _folder(folder: Path, patience: float) -> AccountHealth | None:
    shelf = Shelf(folder, patience)
    try:
        with shelf.writing():  # the only sure way to know is to write
            shelf.entries()
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "Make sure that the folder may be written, or choose another in the account's settings."
        return AccountHealth(False, f"The newsroom's folder {folder} cannot be written: {reason}.", remedy)
    except DamagedState as damage:
        remedy = "Put the file back from a backup of the folder."
        return AccountHealth(False, f"A file of the newsroom's own records is damaged: {damage}.", remedy)
    return None


def _brand(folder: Path, account: Account) -> AccountHealth | None:
    front = folder / "index.html"
    if not front.is_file():
        return None
    reader = _BrandReader()
    reader.feed(front.read_text(encoding="utf-8", errors="replace"))
    if reader.brand == one_line(account.brand.name):
        return None
    shown = f"“{reader.brand}”" if reader.brand else "no name"
    return AccountHealth(
        False,
        f"The newsroom's pages carry {shown}, and the brand kit says “{one_line(account.brand.name)}”.",
        "Publish or correct a post: every page is then made again with the brand kit.",
    )


def _well(base_url: str) -> AccountHealth:
    if base_url:
        return AccountHealth(True, f"The folder can be written, and the pages are found at {base_url}.")
    return AccountHealth(
        True,
        "The folder can be written. It has no web address yet, so its feeds name files on this computer.",
        "Set the web address before the folder is put on a website.",
    )


class _BrandReader(HTMLParser):
    """Finds the name that a page of ours carries."""

    def __init__(self) -> None:
        super().__init__()
        self.brand = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("name") == "application-name":
            self.brand = found.get("content") or ""
