"""Look behind links, and remember for this session what was found. Nothing is stored.

Looking takes seconds, so it is done behind: `wanted` says what nobody knows yet, `look` may run on any thread, and
`keep` takes the answers in. Typing waits for none of them, and the gates never ask.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from ccgcompose.domain.link_answer import LinkAnswer, LinkState, opened_as
from ccgcompose.domain.post import Content
from ccgcompose.policy.links import find_links
from ccgcompose.usecases.ports import Clock
from ccgcompose.usecases.ports.links import LinkLooker

MOST_KEPT = 500
MOST_AT_ONCE = 20  # links of one post
FRESH = timedelta(hours=6)
# What could not be found out may be found out soon.
FRESH_UNKNOWN = timedelta(minutes=2)


class Links:
    """What is known of links. `looker` None: this organisation or computer does not open them."""

    def __init__(self, clock: Clock, looker: LinkLooker | None) -> None:
        self._clock = clock
        self._looker = looker
        self._kept: OrderedDict[str, LinkAnswer] = OrderedDict()

    @property
    def opens_links(self) -> bool:
        """Return whether links are opened at all."""
        return self._looker is not None

    def wanted(self, *texts: str) -> tuple[str, ...]:
        """Return the links of the texts about which nothing fresh is known, each once."""
        if self._looker is None:
            return ()
        urls = links_in(*texts)
        return tuple(url for url in urls if not self._is_fresh(self._kept.get(url)))[:MOST_AT_ONCE]

    def look(self, urls: tuple[str, ...]) -> tuple[LinkAnswer, ...]:
        """Open links; call it behind. Without a looker there are no answers."""
        return self._looker.look(urls) if self._looker is not None and urls else ()

    def keep(self, answers: tuple[LinkAnswer, ...]) -> None:
        """Remember answers; the oldest of many are forgotten."""
        for answer in answers:
            self._kept[answer.url] = answer
            self._kept.move_to_end(answer.url)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def known(self, *texts: str) -> tuple[LinkAnswer, ...]:
        """Return what is known of the links of these texts, as long as it is fresh."""
        found = (self._kept.get(url) for url in links_in(*texts))
        return tuple(answer for answer in found if answer is not None and self._is_fresh(answer))

    def _is_fresh(self, answer: LinkAnswer | None) -> bool:
        return answer is not None and is_fresh(answer, self._clock.now())


def is_fresh(answer: LinkAnswer, now: datetime) -> bool:
    """Return whether an answer is young enough to be shown."""
    longest = FRESH_UNKNOWN if answer.state is LinkState.UNKNOWN else FRESH
    return now - answer.looked_at < longest


def links_in(*texts: str) -> tuple[str, ...]:
    """Return the links of texts as a browser opens them, each once."""
    return tuple(dict.fromkeys(opened_as(link.url) for text in texts for link in find_links(text)))


def texts_of(content: Content) -> tuple[str, ...]:
    """Return every wording of a content."""
    return (content.text, *(variant.text for variant in content.variants))
