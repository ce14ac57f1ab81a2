"""Check a content against the policy: pure, so that it can run at each key press and again at publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from enum import Enum

from ccgcompose.domain.account import Account
from ccgcompose.domain.consent import covers_story
from ccgcompose.domain.draft import Draft, DraftConsent, DraftMedia, SeenText
from ccgcompose.domain.finding import Finding, worst_first
from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.media_gate import MediaFacts, PersonFacts
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content
from ccgcompose.policy.engine import Engine
from ccgcompose.policy.explaining import for_reader
from ccgcompose.usecases.surroundings import Surroundings
from ccgcompose.usecases.waiving import marked
from ccgcompose.usecases.works import described_facts, media_facts, quotation_facts


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
    text = content.text_for(account.id) if account else content.text
    described = described_facts(account, moment, around)
    media = _media(content, account, moment, around)
    shown = (person for medium in media for person in medium.people)
    return Draft(
        text=text,
        moment=moment,
        subject=content.subject,
        title=content.title,
        author=author,
        account=account,
        limits=around.limits[account.id] if account else None,
        media=media,
        trusted_sites=organisation.trusted_sites if organisation else (),
        organisation=organisation.name if organisation else "",
        subjects=organisation.subjects if organisation else (),
        staff=around.staff,
        settings=settings,
        quotations=tuple(
            DraftMedia("", facts.filename, "", facts.verdict, is_picture=False)
            for facts in quotation_facts(content, account, moment, around)
        ),
        described=described,
        link_answers=around.link_answers,
        consents=tuple(_consents((*described, *shown), text)),
    )


def _consents(people: Iterable[PersonFacts], text: str) -> Iterator[DraftConsent]:
    """Yield what each person agreed to who is described or shown, each consent once."""
    by_id = {person.consent.id: person for person in people if person.consent is not None}
    for person in by_id.values():
        if person.consent is not None:
            record = person.consent
            yield DraftConsent(
                record.id,
                record.name,
                record.relation,
                person.allows,
                record.may_be_named,
                record.condition_may_be_stated,
                covers_story(record, text),
            )


def _media(
    content: Content, account: Account | None, moment: datetime, around: Surroundings
) -> tuple[DraftMedia, ...]:
    facts = {each.media_id: each for each in media_facts(content, account, moment, around)}
    return tuple(
        _medium(around.media[use.media_id], use.alt_text, facts[use.media_id], around)
        for use in content.media
        if use.media_id in facts
    )


def _medium(asset: MediaAsset, alt_text: str, facts: MediaFacts, around: Surroundings) -> DraftMedia:
    return DraftMedia(
        asset.id,
        asset.filename,
        alt_text,
        facts.verdict,
        is_picture=asset.kind is MediaKind.PICTURE,
        is_film=asset.kind is MediaKind.VIDEO,
        is_sound=asset.kind is MediaKind.AUDIO,
        has_captions=bool(asset.captions) or _is_silent(asset),
        has_transcript=bool(asset.transcript.strip()),
        seen=tuple(_seen(asset, around)),
        people=facts.people,
        unresolved_faces=facts.unresolved_faces,
    )


def _is_silent(asset: MediaAsset) -> bool:
    """Return whether a film has pictures alone: nothing is said that somebody could miss."""
    return asset.kind is MediaKind.VIDEO and len(asset.codecs) == 1


def _seen(asset: MediaAsset, around: Surroundings) -> Iterator[SeenText]:
    """Yield the words that go out inside a medium."""
    if asset.transcript.strip():
        yield SeenText(f"transcript of {asset.filename}", asset.transcript)
    for captions in asset.captions:
        if captions.text.strip():
            yield SeenText(f"captions ({captions.language}) of {asset.filename}", captions.text)
    sight = around.shown.sights.get(asset.published_sha256)
    if sight is None:
        if asset.derivation is not None and asset.derivation.words:
            yield SeenText(f"picture {asset.filename}", asset.derivation.words)  # known without looking
        return
    if sight.text.strip():
        called = "film" if asset.kind is MediaKind.VIDEO else "picture"
        yield SeenText(f"{called} {asset.filename}", sight.text)
    for code in sight.codes:
        yield SeenText(f"{code.format} in {asset.filename}", code.text, is_link=True)


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
