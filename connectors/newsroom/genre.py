"""What tells a newsroom from a podcast: the folder, the commit and the pages are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccgcompose.domain.account import Account
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.sign_in import Field
from connectors.newsroom.conditions import check
from connectors.newsroom.feed import MOST_ITEMS, Feed
from connectors.newsroom.rss import rss
from connectors.newsroom.settings import FIELDS
from connectors.newsroom.view import Addresses, PostView

Files = Iterator[tuple[str, bytes]]


def _nothing_more(account: Account) -> tuple[tuple[str, str], ...]:
    return ()


def _no_files(post: PostView, where: Addresses) -> Files:
    return iter(())


@dataclass(frozen=True, slots=True)
class Genre:
    """`check` refuses what may not go out; `show` checks and returns what the feed says of the whole besides.

    `feed` makes `feed.rss`; `besides` the files that stand beside the page of one post.
    """

    platform: str = "newsroom"
    fields: tuple[Field, ...] = FIELDS
    purpose: str = "Posts are written into a folder of your own; nobody has to be asked."
    check: Callable[[PublishRequest], None] = check
    show: Callable[[Account], tuple[tuple[str, str], ...]] = _nothing_more
    feed: Callable[[Feed], bytes] = rss
    most_items: int = MOST_ITEMS
    besides: Callable[[PostView, Addresses], Files] = _no_files


NEWS = Genre()
