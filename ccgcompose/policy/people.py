"""Who a sentence may be about: the words that name groups of people, read from the resources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

GROUP, SLUR, OTHERS = "<group>", "<slur>", "<others>"
INNOCENT = "thing"  # what a word is read as that is coarse elsewhere, and innocent where it stands
_NEAR = 4  # words to either side
_HOMEWARD = 12  # words in which a patient gets home, and it is said when or from where
_GOING = frozenset(("go", "goes", "going", "went", "return", "returning", "get", "getting"))


@dataclass(frozen=True)
class People:
    """The words for groups. `groups` name one by themselves, `adjectives` only together with `persons`."""

    groups: frozenset[str]
    adjectives: frozenset[str]
    persons: frozenset[str]
    slurs: frozenset[str]
    others: frozenset[str]
    # Coarse words that are innocent beside others ("faggots and peas"), with those others.
    near: Mapping[str, frozenset[str]]
    # What stands after "go home" where patients do.
    of_patients: frozenset[str]
    # Groups that are languages too, and what stands before or after a language.
    languages: frozenset[str] = frozenset()
    before_language: frozenset[str] = frozenset()
    after_language: frozenset[str] = frozenset()

    @cached_property
    def telling(self) -> frozenset[str]:
        """Return all words that may have a label; no other needs a look at its neighbours."""
        return self.groups.union(self.adjectives, self.slurs, self.others, self.near)

    def label(self, words: tuple[str, ...], index: int) -> str | None:
        """Return what the word at `index` names: a group, a slur for one, other people, or nothing of these."""
        word = words[index]
        if word not in self.telling:
            return None
        if self._goes_home(words, index) or self._is_language(words, index):
            return None
        if self._is_innocent(words, index):
            return INNOCENT
        if word in self.slurs:
            return SLUR
        if word in self.groups:
            return GROUP
        if word in self.adjectives:
            return GROUP if _leads_to(words, index + 1, self) or _stands_alone(words, index) else None
        return OTHERS if word in self.others else None

    def _goes_home(self, words: tuple[str, ...], index: int) -> bool:
        """Return whether patients go home: "most women go home the same day", which hurts nobody."""
        ahead = words[index + 1 : index + _HOMEWARD]
        if words[index] not in self.groups or "home" not in ahead:
            return False
        home = ahead.index("home")
        return not _GOING.isdisjoint(ahead[:home]) and not self.of_patients.isdisjoint(ahead[home + 1 :])

    def _is_language(self, words: tuple[str, ...], index: int) -> bool:
        """Return whether a language is meant: "to teach English", "in Polish", "Welsh lessons"."""
        if words[index] not in self.languages:
            return False
        before, after = words[max(0, index - 1) : index], words[index + 1 : index + 2]
        return not (self.before_language.isdisjoint(before) and self.after_language.isdisjoint(after))

    def _is_innocent(self, words: tuple[str, ...], index: int) -> bool:
        around = self.near.get(words[index], frozenset())
        return not around.isdisjoint(words[max(0, index - _NEAR) : index + _NEAR + 1])


def _leads_to(words: tuple[str, ...], index: int, people: People) -> bool:
    """Return whether a word for people stands there, or after one more adjective of a group."""
    following = words[index : index + 2]
    if following and following[0] in people.persons:
        return True
    return len(following) > 1 and following[0] in people.adjectives and following[1] in people.persons


def _stands_alone(words: tuple[str, ...], index: int) -> bool:
    """Return whether it is "the deaf", who need no word after them."""
    return index > 0 and words[index - 1] == "the" and words[index] in ("deaf", "disabled", "elderly")


def load_people(slurs: frozenset[str], near: Mapping[str, frozenset[str]]) -> People:
    """Return the lists, with slurs and innocent neighbours of another list. The file is part of the program."""
    source = resources.files("resources").joinpath("lexicons/people.toml").read_text("utf-8")
    lists = {name: frozenset(words.split()) for name, words in tomllib.loads(source).items()}
    return People(
        groups=lists["groups"],
        adjectives=lists["adjectives"],
        persons=lists["persons"],
        slurs=lists["slurs"] | slurs,
        others=lists["others"],
        near=near,
        of_patients=lists["of_patients"],
        languages=lists["languages"],
        before_language=lists["before_language"],
        after_language=lists["after_language"],
    )
