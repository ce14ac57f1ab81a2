"""Texts that nobody writes, for tests of what holds for every text: pieces that rules look at among anything else."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from hypothesis import strategies as st

from ccgcompose.domain.account import LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.policy_settings import PolicySettings
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.running import MOST_OF_ONE_RULE
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import MOMENT, account, medium, person

# Four times the text: what is linear takes four times as long, what grows with the square sixteen times.
MOST_GROWTH = 8.0
NEGLIGIBLE = 0.004  # seconds; what takes less for 8,000 characters has no square in it

PIECES = (
    *(
        "943 476 5919",
        "NHS number ",
        "shit",
        "f**k",
        "f u c k",
        "#getyourflujab",
        "https://пhs.uk/x",
        "bit.ly",
    ),
    *(
        "OFFICIAL-SENSITIVE",
        "embargoed until 31 February",
        "- Admin",
        "Priya Shah",
        "👨\u200d👩\u200d👧",
        "e\u0301",
    ),
    *(
        "\ufffd",
        "\u202e",
        "\u200b",
        "🇬🇧",
        "\n",
        "\n\n",
        "DRAFT: ",
        "under embargo ",
        "DOB 12/03/1961",
        "S10 2JF",
    ),
    *(
        "07700 900123",
        "QQ 12 34 56 C",
        "a.b@nhs.net",
        "Mrs Siobhán O’Neill",
        "£1.2 million",
        "“quoted”",
        "© R. Patel",
    ),
    *(
        "sort code 20-00-00 account 55779911",
        "password: hunter2",
        "aged 8",
        "Dr. ",
        "kill you",
        "…",
        "A&E",
        "\ud83d",
    ),
)
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=12),
        st.sampled_from(PIECES),
    ),
    max_size=12,
).map("".join)

# What is repeated to make a matcher go back and forth.
REPEATED = (
    *(
        "a",
        "1 ",
        "1",
        "@a.",
        "(((",
        "-",
        ". ",
        " ",
        "\n",
        "\n\n",
        "\t ",
        "a.",
        "a ",
        "A ",
        "aA",
        "#",
        "#a",
        "*",
        "f*",
    ),
    *(
        "http://",
        "www.a.",
        "://",
        "£",
        "£1",
        "1,",
        "0",
        "07",
        "é",
        "e\u0301",
        "\u200b",
        "\u200d",
        "👩",
        "🇬",
        "\u202e",
    ),
    *(
        "‘",
        "“",
        "”",
        '"',
        "''",
        "[a",
        "{",
        "\\",
        "/",
        "/a",
        "%20",
        "&",
        "&amp;",
        "<a",
        "a-a",
        "a_",
        "_",
        "=",
        "x=",
    ),
    *("Mr ", "Mr A ", "A. ", "Dr. ", "NHS ", "number ", "is ", "the ", "not ", "was ", "of ", "and ", "no "),
    *(
        "aged 1 ",
        "1/1/",
        "1-1-",
        "S1 ",
        "AB1 2CD ",
        "AB 12 ",
        "said ",
        "you ",
        "kill ",
        "i ",
        "I ",
        "sh1t ",
        "f u ",
    ),
)


def full(text: str, unit: LengthUnit = LengthUnit.GRAPHEMES) -> Draft:
    """A draft about which every rule has something to say."""
    return Draft(
        text,
        MOMENT,
        subject="Vaccination",
        title=text[:80],
        author=person(),
        account=account(SignOffStyle.TYPED),
        limits=Limits("newsroom", unit, 50, max_bytes=100, max_alt_text=100),
        media=(medium(alt_text=text[:200]),),
        organisation="NHS Exampleshire",
        subjects=("Vaccination", "Urgent care"),
        staff=(person(), person("Dr Zoë Bell", "Medical Director")),
        settings=PolicySettings(1, watch_words=("Project Teal",), allowed_phrases=("Bloody Sunday",)),
    )


def misplaced(rule: Rule, draft: Draft) -> list[str]:
    """What is wrong with the findings of one rule in a draft. Whatever it raises is raised."""
    text, faults = Text(draft.text), list[str]()
    if rule.applies(draft):
        for finding in rule.check(draft, text):
            if not 0 <= finding.start <= finding.end <= len(draft.text):
                faults.append(f"{rule.id} points to {finding.start}-{finding.end} in {draft.text!r}")
            if not (finding.message.strip() and finding.remedy.strip()):
                faults.append(f"{rule.id} says nothing of {draft.text!r}")
    return faults


def growth(rule: Rule, piece: str, short: int) -> float:
    """How many times longer a rule takes for a text of four times the length, made of nothing but one piece."""
    texts = [(piece * (length // len(piece) + 1))[:length] for length in (short, 4 * short)]
    if cost(rule, texts[1]) < NEGLIGIBLE:
        return 1.0
    times = [min(cost(rule, text) for _ in range(3)) for text in texts]
    return times[1] / max(times[0], NEGLIGIBLE / 4)


def cost(rule: Rule, text: str) -> float:
    """Seconds of the processor that a rule takes for a text; views of it are made before.

    Garbage is left to lie meanwhile: looking for it costs what the whole process has in memory, not what the rule does.
    """
    draft, view = full(text), Text(text)
    _ = view.folded, view.words, view.links, view.sentences, view.is_latin
    with _no_collecting():
        begun = time.process_time()
        if rule.applies(draft):
            deque(islice(rule.check(draft, view), MOST_OF_ONE_RULE), maxlen=0)
        return time.process_time() - begun


@contextmanager
def _no_collecting() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
