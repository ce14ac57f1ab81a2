"""The readable page of an export: each post with its revisions, edit notes, deliveries and records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from ccgcompose.domain.moments import shown
from ccgcompose.domain.post import headline
from ccgcompose.usecases.views import PostDetail

_STYLE = """
body{font:1rem/1.5 Arial,sans-serif;color:#212b32;max-width:50rem;margin:2rem auto;padding:0 1rem}
article{border-top:4px solid #005eb8;padding:1rem 0;margin-top:2rem}
pre{white-space:pre-wrap;font:inherit;background:#f0f4f5;padding:1rem}dt{font-weight:bold}dd{margin:0 0 .5rem}
"""


def page(posts: tuple[PostDetail, ...], since: datetime | None, until: datetime | None) -> str:
    """Return a whole HTML document with no outside resource. Moments are shown in UTC."""
    period = f"{_moment(since, 'the beginning')} to {_moment(until, 'the time of export')}"
    body = "".join(part for detail in posts for part in _article(detail))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Publication history</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>Publication history</h1>"
        f"<p>From {escape(period)}. {len(posts)} posts. All times are UTC.</p>{body}</main></body></html>\n"
    )


def _moment(moment: datetime | None, otherwise: str) -> str:
    return otherwise if moment is None else shown(moment, "UTC")


def _article(detail: PostDetail) -> Iterator[str]:
    yield f"<article><h2>{escape(headline(detail.latest.content))}</h2><p>Post {escape(detail.post.id)}</p>"
    for revision in detail.revisions:
        author = detail.people[revision.author_id]
        yield f"<h3>Revision {revision.number}</h3>"
        yield f"<p>{escape(author.name)}, {shown(revision.made_at, 'UTC')}</p>"
        yield f"<pre>{escape(revision.content.text)}</pre>"
        if revision.edit_note is not None:
            yield f"<p><strong>Edit note:</strong> {escape(revision.edit_note.text)}</p>"
    yield (
        "<dl>"
        + "".join(_deliveries(detail))
        + "".join(_permissions(detail))
        + "".join(_waivers(detail))
        + "</dl></article>"
    )


def _deliveries(detail: PostDetail) -> Iterator[str]:
    for publication in detail.publications:
        for one in publication.deliveries:
            url = one.receipts[-1].url if one.receipts else ""
            state = f"{one.delivery.kind.value}: {one.delivery.state.value}"
            yield f"<dt>{escape(one.account.name)}, {state}</dt>"
            yield f"<dd>{escape(publication.publication.confirmation)} {escape(url)}</dd>"


def _permissions(detail: PostDetail) -> Iterator[str]:
    for media_id, records in detail.permissions.items():
        for record in records:
            end = "without end" if record.valid_to is None else f"to {shown(record.valid_to, 'UTC')}"
            yield f"<dt>Permission for {escape(detail.media[media_id].filename)}</dt>"
            terms = f"{record.rights_holder}: {record.licence}, {end}. {record.evidence}"
            yield f"<dd>{escape(terms)}</dd>"


def _waivers(detail: PostDetail) -> Iterator[str]:
    for waiver in detail.waivers:
        by = detail.people[waiver.person_id].name
        yield f"<dt>Accepted by {escape(by)}, {shown(waiver.given_at, 'UTC')}</dt>"
        end = f" Withdrawn on {shown(waiver.withdrawn_at, 'UTC')}." if waiver.withdrawn_at else ""
        yield f"<dd>{escape(f'{waiver.message} ({waiver.rule}) Reason: {waiver.reason}{end}')}</dd>"
