"""Run the rules over a draft: pure and fast enough for each key press, and asked again at publication.

What was found in a text is kept for as long as nothing changes that its finding depends on. So a key press in the
text asks nothing again about the title and the alt texts, several accounts with one text cost as much as one, and
rules that look at lines or paragraphs are asked only about those that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from ccgcompose.domain.draft import Draft, SeenText
from ccgcompose.domain.finding import Finding, worst_first
from ccgcompose.policy.context import WordsContext, about
from ccgcompose.policy.explaining import for_reader
from ccgcompose.policy.merging import merged
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.remembered import forget
from ccgcompose.policy.rule import WHOLE_POST, Rule, Scope
from ccgcompose.policy.running import MOST_OF_ONE_RULE, answers, pieces_of, shifted
from ccgcompose.policy.settling import settled
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.speaking import speaks
from ccgcompose.policy.text import Text

_TEXTS_KEPT = 256  # several posts with their titles and alt texts
_PIECES_KEPT = 4_096  # lines; a long article has some hundred


class Engine:
    """The rules, and what they found in one draft. Any number of threads may ask."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.by_id = {rule.id: rule for rule in self.rules}
        self._text = lru_cache(maxsize=8)(Text)
        self._in_words = lru_cache(maxsize=_TEXTS_KEPT)(self._look_at_words)
        self._in_piece = lru_cache(maxsize=_PIECES_KEPT)(self._look_at_piece)

    def unremembering(self) -> Engine:
        """Return an engine with the same rules and lists and no memory of this one's texts; see `forget`."""
        return Engine(self.rules)

    def forget(self) -> None:
        """Forget every text, and whatever the rules remember of the words of any text."""
        for cache in (self._text, self._in_words, self._in_piece):
            cache.cache_clear()
        forget()

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what all rules found, worst first. The cost grows linearly with the text."""
        return self._check(draft, (False, True))

    def check_quick(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what the rules found that are fast enough for a key press."""
        return self._check(draft, (False,))

    def check_slow(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what the rules found that run behind; together with `check_quick` it is `check`."""
        return self._check(draft, (True,))

    def explained(self, draft: Draft) -> tuple[Finding, ...]:
        """Return what all rules found as a reader wants it: what is about the same words is said once."""
        return for_reader(self.check(draft))

    @property
    def has_slow_rules(self) -> bool:
        """Return whether there is anything to run behind."""
        return any(rule.slow for rule in self.rules)

    def _check(self, draft: Draft, paces: tuple[bool, ...]) -> tuple[Finding, ...]:
        context = about(draft)
        found: list[Finding] = []
        for slow in paces:
            found += self._in_text(draft, context, slow=slow)
            found += self._elsewhere(draft, context, slow=slow)
        return worst_first(tuple(dict.fromkeys(found)))

    def _in_text(self, draft: Draft, context: WordsContext, *, slow: bool) -> Iterator[Finding]:
        text = self._text(draft.text)
        found = list(self._in_words(draft.text, context, slow, False))
        for rule in self._asked(draft, slow=slow):
            if not (rule.about_words or rule.text_only):
                found += answers(rule, draft, text)
        yield from settled(found, text, draft.settings, self.by_id)

    def _elsewhere(self, draft: Draft, context: WordsContext, *, slow: bool) -> Iterator[Finding]:
        """Yield what the rules about words find in the title, in alt texts and inside media: it goes out as well."""
        places: list[tuple[SeenText, str | None]] = [(SeenText("title", draft.title), None)]
        places += [(SeenText(f"alt text of {m.filename}", m.alt_text), m.media_id) for m in draft.media]
        places += [(seen, m.media_id) for m in draft.media for seen in m.seen]
        for seen, media_id in places:
            if seen.words.strip():
                found = [*self._in_words(seen.words, context, slow, True)]
                found += self._in_address(draft, seen, slow=slow)
                for finding in settled(found, Text(seen.words), draft.settings, self.by_id):
                    yield _placed(finding, seen.place, media_id)

    def _in_address(self, draft: Draft, seen: SeenText, *, slow: bool) -> Iterator[Finding]:
        """Yield what the rules about links find in an address that stands in a code."""
        for rule in self._asked(draft, slow=slow):
            if seen.is_link and rule.about_links and not rule.about_words:
                yield from answers(rule, replace(draft, text=seen.words), self._text(seen.words))

    def _asked(self, draft: Draft, *, slow: bool) -> Iterator[Rule]:
        return (rule for rule in self.rules if rule.slow is slow and speaks(rule, draft))

    def _look_at_words(
        self, words: str, context: WordsContext, slow: bool, elsewhere: bool
    ) -> tuple[Finding, ...]:
        """Return what is found in a text by rules that are shown nothing else. `elsewhere`: it is not the post's."""
        found: list[Finding] = []
        text, draft = self._text(words), replace(context.draft, text=words)
        for rule in self._asked(draft, slow=slow):
            if rule.about_words or (rule.text_only and not elsewhere):
                if rule.scope is Scope.WHOLE:
                    found += answers(rule, draft, text)
                else:
                    found += self._in_pieces(rule, words, context)
        return tuple(found)

    def _in_pieces(self, rule: Rule, words: str, context: WordsContext) -> list[Finding]:
        found = (
            shifted(finding, start)
            for start, piece in pieces_of(words, rule.scope)
            for finding in self._in_piece(rule.id, piece, context)
        )
        return merged(islice(found, MOST_OF_ONE_RULE))

    def _look_at_piece(self, rule_id: str, piece: str, context: WordsContext) -> tuple[Finding, ...]:
        return tuple(answers(self.by_id[rule_id], replace(context.draft, text=piece), self._text(piece)))


def _placed(finding: Finding, place: str, media_id: str | None) -> Finding:
    """Return a finding that says where it is: it has no place in the text, and nothing to click there."""
    start, end = WHOLE_POST
    message = f"In the {place}: {finding.message}"
    return replace(finding, message=message, start=start, end=end, fix=None, media_id=media_id)


def default_engine() -> Engine:
    """Return an engine with all rules. Its word lists are loaded when it first checks, and kept by it."""
    return Engine(all_rules(Shelf()))
