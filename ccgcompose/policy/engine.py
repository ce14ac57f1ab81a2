"""Run the rules over a draft: pure and fast enough for each key press, and asked again at publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, worst_first
from ccgcompose.policy.merging import merged
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.rule import WHOLE_POST, Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

# A text of nothing but faults is wrong after the first hundred, too.
_MOST_OF_ONE_RULE = 100


class Engine:
    """The rules, and what they found in one draft."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what the rules found, worst first. The cost grows linearly with the text."""
        text = Text(draft.text)
        found: list[Finding] = []
        for rule in self.rules:
            if rule.applies(draft):
                found += merged(islice(rule.check(draft, text), _MOST_OF_ONE_RULE))
        found += self._elsewhere(draft)
        return worst_first(tuple(dict.fromkeys(found)))

    def _elsewhere(self, draft: Draft) -> Iterator[Finding]:
        """Yield what the rules about words find in the title and in alt texts, which go out as well."""
        places: list[tuple[str, str, str | None]] = [("title", draft.title, None)]
        places += [(f"alt text of {m.filename}", m.alt_text, m.media_id) for m in draft.media]
        for place, words, media_id in places:
            if words.strip():
                yield from self._in_place(draft, place, Text(words), media_id)

    def _in_place(self, draft: Draft, place: str, text: Text, media_id: str | None) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.about_words and rule.applies(draft):
                for finding in merged(islice(rule.check(draft, text), _MOST_OF_ONE_RULE)):
                    yield _placed(finding, place, media_id)


def _placed(finding: Finding, place: str, media_id: str | None) -> Finding:
    """Return a finding that says where it is: it has no place in the text, and nothing to click there."""
    start, end = WHOLE_POST
    message = f"In the {place}: {finding.message}"
    return replace(finding, message=message, start=start, end=end, fix=None, media_id=media_id)


def default_engine() -> Engine:
    """Return an engine with all rules. Its word lists are loaded when it first checks, and kept by it."""
    return Engine(all_rules(Shelf()))
