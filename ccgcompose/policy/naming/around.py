"""What stands around a name, in the spelling of the folded view."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ccgcompose.policy.name_tokens import title_length
from ccgcompose.policy.names import NameSpan
from ccgcompose.policy.naming.cues import cues
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_BEFORE, _AFTER, _NEXT = (
    120,
    160,
    90,
)  # code points that are looked at: before, after, and of the next sentence
_LONGEST_SENTENCE = 300  # to either side of the name


@dataclass(frozen=True, slots=True)
class Around:
    """A name and its surroundings, folded. `title` is one that belongs to the name ("dr"), `words` are its others.

    `before` ends with the line, and `after` does unless the name is the last on it (a sign-off); `sentence` is without
    the name, `following` how the next sentence begins, `written_after` is as typed. `on_a_list`: the text is a paper
    about patients.
    """

    name: NameSpan
    title: str
    words: tuple[str, ...]
    before: str
    after: str
    sentence: tuple[str, str]
    following: str
    written_after: str
    on_a_list: bool


def around(text: Text, name: NameSpan) -> Around:
    """Return the surroundings of a name."""
    original = text.original
    first, last, after_next = _sentence(text, name)
    before = original[max(0, name.start - _BEFORE) : name.start].rpartition("\n")[2]
    written_after = _line_after(original[name.end : name.end + _AFTER])
    whole = _plain(name.name)
    length = title_length(whole)
    return Around(
        name=name,
        title=whole[:length].strip(" ."),
        words=tuple(whole[length:].replace(".", " ").split()),
        before=_plain(before),
        after=_plain(written_after),
        sentence=(_plain(original[first : name.start]), _plain(original[name.end : last])),
        following=_plain(original[last:after_next]),
        written_after=written_after,
        on_a_list=text.once(_is_list),
    )


def _is_list(text: Text) -> bool:
    return cues().on_a_list.search(text.folded.text) is not None


def _line_after(written: str) -> str:
    """Return the rest of the line; where nothing is left of it, the next line as if a comma stood before it."""
    line, end, rest = written.partition("\n")
    following = rest.strip().partition("\n")[0]
    return f", {following}" if end and following and not line.strip(" ,") else line


def _sentence(text: Text, name: NameSpan) -> tuple[int, int, int]:
    """Return where the name's sentence begins and ends, and where the look at the next one ends."""
    sentences = text.sentences
    ends = text.once(_ends)
    index = bisect_left(ends, name.start + 1)
    if index >= len(sentences):
        return name.start, name.end, name.end
    first = max(min(sentences[index][0], name.start), name.start - _LONGEST_SENTENCE)
    last = min(max(sentences[index][1], name.end), name.end + _LONGEST_SENTENCE)
    following = sentences[index + 1] if index + 1 < len(sentences) else (last, last)
    return first, last, max(last, min(following[1], following[0] + _NEXT))


def _ends(text: Text) -> list[int]:
    return [end for _, end in text.sentences]


def _plain(written: str) -> str:
    return fold(written).text.replace("\n", " ")
