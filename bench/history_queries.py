"""What people ask of the history, from the easiest to the most awkward."""

from __future__ import annotations

from datetime import datetime, timedelta

from bench.history_fill import ACCOUNTS, PEOPLE, RARE_SUBJECT, RARE_WORD, START, STEP
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import EntryQuery, HistoryQuery

PERSON, ACCOUNT, SUBJECT = PEOPLE[3].id, ACCOUNTS[1].id, "Winter"
SENTENCE = "clinic flu open health your book team care our new"
YEAR = timedelta(days=365)


def publication_queries(publications: int) -> dict[str, HistoryQuery]:
    """Return the questions to the list of publications."""
    return _by_words(f"publication-{publications // 10:06}") | _by_filters(_middle(publications))


def _middle(publications: int) -> datetime:
    return START + publications // 2 * STEP


def _by_words(far_down: str) -> dict[str, HistoryQuery]:
    return {
        "everything, first page": HistoryQuery(),
        "everything, a page far down": HistoryQuery(before=far_down),
        "a common word": HistoryQuery(text="clinic"),
        "a common word, a page far down": HistoryQuery(text="clinic", before=far_down),
        "the first letter of a word": HistoryQuery(text="c"),
        "three letters": HistoryQuery(text="cli"),
        "three common words": HistoryQuery(text="clinic flu vaccination"),
        "a sentence of common words": HistoryQuery(text=SENTENCE),
        "a rare word": HistoryQuery(text=RARE_WORD),
        "a word that nobody wrote": HistoryQuery(text="xylophonist"),
        "a common and a rare word": HistoryQuery(text=f"clinic {RARE_WORD}"),
        "a person's name": HistoryQuery(text="amara"),
        "an edit note": HistoryQuery(text="park lane"),
    }


def _by_filters(middle: datetime) -> dict[str, HistoryQuery]:
    sent, failed = DeliveryState.SENT, DeliveryState.FAILED
    period = (middle, middle + YEAR)
    return {
        "a person": HistoryQuery(person_id=PERSON),
        "an account": HistoryQuery(account_id=ACCOUNT),
        "a subject": HistoryQuery(subject=SUBJECT),
        "a rare subject": HistoryQuery(subject=RARE_SUBJECT),
        "a common state": HistoryQuery(state=sent),
        "a rare state": HistoryQuery(state=failed),
        "a state that nothing is in": HistoryQuery(state=DeliveryState.CLAIMED),
        "a year in the middle": HistoryQuery("", None, None, None, None, *period),
        "a common word, all filters": HistoryQuery("clinic", ACCOUNT, PERSON, SUBJECT, sent, *period),
        "a common word, filters that exclude each other": HistoryQuery(
            "clinic", None, PEOPLE[2].id, None, failed
        ),
        "a rare word, all filters": HistoryQuery(RARE_WORD, ACCOUNT, PERSON, RARE_SUBJECT, sent),
    }


def entry_queries(publications: int) -> dict[str, EntryQuery]:
    """Return the questions to the list of entries."""
    middle = _middle(publications)
    return {
        "first page": EntryQuery(),
        "a common word": EntryQuery(text="published"),
        "a common word, far down": EntryQuery(text="clinic", before=publications // 10),
        "a first letter": EntryQuery(text="o"),
        "a word that nobody wrote": EntryQuery(text="xylophonist"),
        "a kind": EntryQuery(kind="delivery.sent"),
        "a word and a kind that is rare": EntryQuery(text="filled", kind="workspace.made"),
        "a common word and a post": EntryQuery(text="published", post_id="post-000007"),
        "a year in the middle": EntryQuery(since=middle, until=middle + YEAR),
        "a common word in that year": EntryQuery(text="clinic", since=middle, until=middle + YEAR),
    }
