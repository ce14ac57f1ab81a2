"""All checks on posts of 280, 3,000 and 100,000 characters, and a key press, against tokenising the same text.

    python -m bench.checks [--rounds 100]

Times are the processor's, so that what else runs on the machine counts little. Each round checks one text and
tokenises it, in turn, so that a slow moment hits both. The texts are as officers write them: curly quotation marks,
emoji, links and hashtags, on an account with a limit and a picture, so that every rule has work. Every round begins
with a text that the engine has not seen, though its words and most of its passages are known by then, as they are while
somebody types; `never_seen` is for posts of `bench/posts` of which it has seen no sentence.

`growth` is what 100,000 characters cost against 10,000: a linear engine takes ten times as long. A key press is one
character more at the end of a text that was checked before, by the checks that a key press waits for; `press_3` is the
same for three accounts with one text, `press_title` a character more in the title, `press_middle` and
`press_middle_30000` one in the midst of 3,000 and of 30,000 characters.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

import regex

from bench.marked import read_posts
from ccgcompose.domain.account import Account, BrandKit, LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.people import Affiliation, Person
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ccgcompose.policy.engine import Engine, default_engine

MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)
PARAGRAPHS = (
    "💙 Flu clinics run at Exampleshire Hospital every Saturday in November, 9am to 5pm. If you’re 65 or over, "
    "pregnant or have a long-term condition, your jab is free. Book at https://www.nhs.uk/flu or ring 0114 496 0000.",
    "Our A&E is very busy – 412 people by 3pm. If it isn’t life-threatening, NHS 111 can help day and night: "
    "111.nhs.uk. Please don’t wait until it’s an emergency. “Thank you for your patience,” says Sister Zoë Bell.",
    "Papers for the governing body’s meeting in public on 3 December 2026 are on our site. Savings of £4.6 million, "
    "48,213 people on the waiting list and winter plans are on the agenda. Doors open at 1:30pm. #GetYourFluJab",
)
_UNSEEN = count(1_000)  # numbers of texts for key presses: none has been looked at before
SIGN_OFF = " Priya Shah, Head of Communications"


def text_of(length: int, number: int) -> str:
    """Return a text of exactly `length` characters that differs with `number`."""
    paragraphs = [PARAGRAPHS[(number + step) % len(PARAGRAPHS)] for step in range(length // 150 + 2)]
    return f"{number}. {' '.join(paragraphs)}"[: length - len(SIGN_OFF)] + SIGN_OFF


def draft_of(text: str) -> Draft:
    """Return a draft about which every rule is asked."""
    brand = BrandKit("NHS Exampleshire", "Exampleshire", "Health care", "https://www.exampleshire.nhs.uk")
    permission = PermissionVerdict(PermissionState.IN_FORCE)
    return Draft(
        text,
        MOMENT,
        title="Flu clinics in November",
        author=Person(
            "p", "Priya Shah", "Head of Communications", Affiliation.EMPLOYEE, MOMENT - timedelta(days=9)
        ),
        account=Account("a", "Newsroom", "newsroom", brand, sign_off=SignOffStyle.TYPED),
        limits=Limits("newsroom", LengthUnit.GRAPHEMES, 5_000, max_alt_text=1_000),
        media=(DraftMedia("m", "ward.jpg", "Two nurses beside a bed, both laughing", permission),),
    )


def measured(engine: Engine, length: int, rounds: int) -> tuple[float, float, float]:
    """Return the median milliseconds of the live checks, of those that run behind, and of the floor."""
    tokens = regex.compile(r"\w+|[^\w\s]+")
    times = []
    for number in range(rounds):
        draft = draft_of(text_of(length, number))
        marks = [time.process_time()]
        for step in (engine.check_quick, engine.check_slow, lambda draft: tokens.findall(draft.text)):
            step(draft)
            marks.append(time.process_time())
        times.append([after - before for before, after in pairwise(marks)])
    live, behind, floor = (statistics.median(column) * 1e3 for column in zip(*times, strict=True))
    return live, behind, floor


def never_seen(engine: Engine) -> list[float]:
    """Return the milliseconds of the live checks on 3,000 characters of posts that differ in every sentence."""
    for post in read_posts("planted"):  # loads the word lists and the patterns that posts wake
        engine.check(draft_of(post.text))
    posts = " ".join(post.text for post in read_posts("clean"))
    times = []
    for at in range(0, len(posts) - 3_000, 3_000):
        start = time.process_time()
        engine.check_quick(draft_of(posts[at : at + 3_000]))
        times.append((time.process_time() - start) * 1e3)
    return times


def press(
    engine: Engine,
    rounds: int,
    *,
    length: int = 3_000,
    accounts: int = 1,
    in_title: bool = False,
    in_middle: bool = False,
) -> float:
    """Return the median milliseconds from one character more to the answer, in a post of this length."""
    base = draft_of(text_of(length, next(_UNSEEN)))
    times, title, text = [], base.title, base.text
    at = len(text) // 2 if in_middle else len(text)
    for number in range(rounds):
        letter = "abcdefghij klmnopqrst"[number % 21]
        put = at + number
        title, text = (title + letter, text) if in_title else (title, text[:put] + letter + text[put:])
        drafts = [
            replace(base, title=title, text=text, account=replace(base.account, id=f"account-{each}"))
            for each in range(accounts)
            if base.account is not None
        ]
        start = time.process_time()
        for draft in drafts:
            engine.check_quick(draft)
        times.append(time.process_time() - start)
    return statistics.median(times[1:]) * 1e3


def presses(engine: Engine, rounds: int, floor_ms: float) -> dict[str, float]:
    """Return the figures of key presses; `floor_ms` is what tokenising 3,000 characters takes."""
    found = {
        "press": press(engine, rounds),
        "press_3": press(engine, rounds, accounts=3),
        "press_title": press(engine, rounds, in_title=True),
        "press_middle": press(engine, rounds, in_middle=True),
        "press_middle_30000": press(engine, max(5, rounds // 10), length=30_000, in_middle=True),
    }
    for name, milliseconds in found.items():
        print(f"{name}: {milliseconds:.2f} ms, {milliseconds / floor_ms:.0f}x tokenising")
    return {f"{name}_ms": round(ms, 3) for name, ms in found.items()} | {
        f"{name}_ratio": round(ms / floor_ms, 1) for name, ms in found.items()
    }


def main() -> int:
    """Print the medians and ratios; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    rounds = parser.parse_args().rounds
    start = time.process_time()
    engine = default_engine()
    engine.check(draft_of(text_of(280, 0)))
    first = (time.process_time() - start) * 1e3
    print(f"the first check, with the word lists still to load: {first:.1f} ms")
    figures: dict[str, float] = {"rules": len(engine.rules), "first_ms": round(first, 1)}
    figures["never_seen_ms"] = round(statistics.median(never_seen(engine)), 3)
    print(f"3,000 characters of which no sentence was seen: {figures['never_seen_ms']:.2f} ms")
    for length in (280, 3_000, 10_000, 30_000, 100_000):
        live, behind, floor = measured(engine, length, max(5, min(rounds, rounds * 3_000 // length)))
        print(
            f"{length:,} characters: live {live:.2f} ms, behind {behind:.2f} ms, tokenising {floor:.3f} ms:"
            f" {live / floor:.0f}x live"
        )
        checks = live + behind
        figures |= {
            f"live_{length}_ms": round(live, 3),
            f"checks_{length}_ms": round(checks, 3),
            f"floor_{length}_ms": round(floor, 4),
            f"ratio_{length}": round(checks / floor, 1),
        }
    figures["growth"] = round(figures["checks_100000_ms"] / figures["checks_10000_ms"], 2)
    print(f"100,000 characters cost {figures['growth']:.1f} times as much as 10,000")
    figures |= presses(engine, rounds, figures["floor_3000_ms"])
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
