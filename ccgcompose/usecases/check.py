"""Check a content against the policy: pure, so that it can run at each key press and again at publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum

from ccgcompose.domain.account import Account
from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.finding import Finding, worst_first
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import verdict
from ccgcompose.domain.post import Content
from ccgcompose.policy.engine import Engine
from ccgcompose.policy.explaining import for_reader
from ccgcompose.usecases.surroundings import Surroundings
from ccgcompose.usecases.waiving import marked


class Pace(Enum):
    """Which rules are asked: all, those for each key press, or those that run behind."""

    ALL = "all"
    QUICK = "quick"
    SLOW = "slow"


def check(
    engine: Engine,
    content: Content,
    author: Person,
    moment: datetime,
    around: Surroundings,
    pace: Pace = Pace.ALL,
) -> tuple[Finding, ...]:
    """Return the findings for every account of the content, each said once, with who accepted them.

    What is wrong with the common text has `account_id` None. What one account alone gives cause for, or what
    stands in its variant, names the account; there spans are those of the variant.
    """
    accounts = [around.accounts[key] for key in content.account_ids if key in around.accounts]
    if not accounts:
        return _asked(engine, draft_of(content, None, author, moment, around), pace)
    found = {}
    for account in accounts:
        draft = draft_of(content, account, author, moment, around)
        found[account.id] = marked(engine, _asked(engine, draft, pace), draft, around)
    return worst_first(tuple(_merged(content, found)))


def check_for(
    engine: Engine, content: Content, account: Account, author: Person, moment: datetime, around: Surroundings
) -> tuple[Finding, ...]:
    """Return the findings of all rules for one account only, as the gates ask for them.

    What stops a post is brought together only with what stops it as well, in the same words: nothing is lost.
    """
    draft = draft_of(content, account, author, moment, around)
    return for_reader(marked(engine, engine.check(draft), draft, around))


def _asked(engine: Engine, draft: Draft, pace: Pace) -> tuple[Finding, ...]:
    match pace:
        case Pace.QUICK:
            return engine.check_quick(draft)
        case Pace.SLOW:
            return engine.check_slow(draft)
        case _:
            return engine.check(draft)


def draft_of(
    content: Content, account: Account | None, author: Person, moment: datetime, around: Surroundings
) -> Draft:
    """Return what the rules see of a content for one account, or (None) of its common text."""
    organisation, settings = around.organisation, around.settings
    return Draft(
        text=content.text_for(account.id) if account else content.text,
        moment=moment,
        subject=content.subject,
        title=content.title,
        author=author,
        account=account,
        limits=around.limits[account.id] if account else None,
        media=_media(content, account, moment, around),
        trusted_sites=organisation.trusted_sites if organisation else (),
        organisation=organisation.name if organisation else "",
        subjects=organisation.subjects if organisation else (),
        staff=around.staff,
        settings=settings,
    )


def _media(
    content: Content, account: Account | None, moment: datetime, around: Surroundings
) -> tuple[DraftMedia, ...]:
    platform = account.platform if account else None
    return tuple(
        DraftMedia(
            use.media_id,
            around.media[use.media_id].filename,
            use.alt_text,
            verdict(around.permissions.get(use.media_id, ()), moment, platform),
        )
        for use in content.media
        if use.media_id in around.media
    )


def _merged(content: Content, found: dict[str, tuple[Finding, ...]]) -> list[Finding]:
    own_text = {variant.account_id for variant in content.variants}
    common = [set(findings) for account_id, findings in found.items() if account_id not in own_text]
    shared = set.intersection(*common) if common else set()
    merged = sorted(shared, key=lambda finding: (finding.start, finding.rule))
    for account_id, findings in found.items():
        # Words of its own give findings of their own; the pictures are the same everywhere.
        own = (f for f in findings if f not in shared or (account_id in own_text and f.media_id is None))
        merged += [replace(finding, account_id=account_id) for finding in own]
    return merged
