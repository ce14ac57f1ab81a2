"""Copies of our own posts with other people's names in them, so that whose a name is, is learned from what is told."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import replace

from bench.marked import Planted, Post
from bench.train.health_sentences import Pool
from bench.train.swapping import other_word
from ccgcompose.policy.name_table import known

_PEOPLE = ("patient", "other")
_WORD = re.compile(r"[^\W\d_]+")


def pool_of(posts: Iterable[Post]) -> Pool:
    """Return the first names and surnames of all people in some posts, as often as they occur."""
    first, last = list[str](), list[str]()
    for post in posts:
        for mark in post.planted:
            if mark.kind in _PEOPLE:
                for word in _WORD.findall(post.text[mark.start : mark.end]):
                    (first if known(word.lower()).first >= known(word.lower()).last else last).append(word)
    return Pool(tuple(filter(str.istitle, first)), tuple(filter(str.istitle, last)))


def renamed(post: Post, pool: Pool, chance: random.Random) -> Post:
    """Return a post in which each person has another name, the same one throughout."""
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return others.setdefault(match.group(), other_word(match.group(), pool, chance))

    text, marks, done = "", list[Planted](), 0
    for mark in post.planted:
        text += post.text[done : mark.start]
        written = post.text[mark.start : mark.end]
        words = _WORD.sub(other, written) if mark.kind in _PEOPLE else written
        marks.append(Planted(mark.kind, len(text), len(text) + len(words)))
        text, done = text + words, mark.end
    return replace(post, text=text + post.text[done:], planted=tuple(marks))
