"""The podcast's connector: the newsroom's folder, commit and pages, with an episode in each post.

Nothing has to be asked and nothing signed in to. The feed is what podcast programs subscribe to and directories list.
"""

from __future__ import annotations

from ccgcompose.domain.account import Account
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import AccountHealth, PublishRequest
from connectors.newsroom.conditions import check, sound_of
from connectors.newsroom.connector import PATIENCE, Newsroom
from connectors.newsroom.genre import Genre
from connectors.newsroom.settings import NOTHING
from connectors.newsroom.wording import one_line
from connectors.podcast.health import health
from connectors.podcast.rss import files_beside, podcast_rss
from connectors.podcast.show import LONGEST, SHOW_FIELDS, show_of

MOST_EPISODES = 1000  # in the feed; programs show older ones only while they stand there


def check_episode(request: PublishRequest) -> None:
    """Raise Rejected or TooLarge for what is no episode."""
    check(request)
    if sound_of(request) is None:
        raise Rejected(
            "The post has no sound, so it is no episode of a podcast.",
            kept=NOTHING,
            next="Add the episode as an MP3, M4A or MP4 file, or take the podcast out of this post's accounts.",
        )
    if len(one_line(request.title)) > LONGEST:
        raise TooLarge(
            f"The title has {len(one_line(request.title))} characters; podcast programs take {LONGEST}.",
            kept=NOTHING,
            next="Shorten the title.",
        )


GENRE = Genre(
    platform="podcast",
    fields=SHOW_FIELDS,
    purpose="Episodes are written into a folder of your own; nobody has to be asked.",
    check=check_episode,
    show=show_of,
    feed=podcast_rss,
    besides=files_beside,
    most_items=MOST_EPISODES,
)


class Podcast(Newsroom):
    """Episodes in a folder. `patience` is how long another writer is waited for, in seconds."""

    def __init__(self, patience: float = PATIENCE) -> None:
        super().__init__(patience, GENRE)

    def verify(self, account: Account) -> AccountHealth:
        return health(account, self._patience)
