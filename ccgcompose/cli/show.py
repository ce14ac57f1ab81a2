"""How values look as JSON and as text on a terminal."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any

from ccgcompose.domain.canonical import plain
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.waiver import Waiver
from ccgcompose.usecases.views import DeliveryDetail, PostDetail


def count(text: str) -> int:
    """Return how many lines are wanted, one or more. Raise ArgumentTypeError for what is no such number."""
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to 999999999")
    return int(text)


def as_json(value: Any) -> str:
    """Return one line of JSON; what no encoding can carry is escaped."""
    return json.dumps(value, ensure_ascii=True)


def finding(found: Finding) -> dict[str, Any]:
    """Return a finding as the command line's JSON has it."""
    shown: dict[str, Any] = {
        "rule": found.rule,
        "severity": found.severity.value,
        "clause": found.clause,
        "start": found.start,
        "end": found.end,
        "message": found.message,
        "remedy": found.remedy,
    }
    shown |= {"media": found.media_id} if found.media_id else {}
    shown |= {"account": found.account_id} if found.account_id else {}
    if found.waived is not None:
        shown["waived"] = {
            "waiver": found.waived.waiver_id,
            "by": found.waived.by,
            "reason": found.waived.reason,
        }
    if found.also:
        shown["also"] = [finding(other) for other in found.also]
    return shown


def findings_text(found: Iterable[Finding]) -> str:
    """Return findings for a reader, worst first as they come."""
    return "\n".join(_block(each) for each in found) or "Nothing was found."


def _block(found: Finding) -> str:
    lines = [
        f"{found.severity.value:<6} {found.rule} ({found.clause}), characters {found.start} to {found.end}"
    ]
    lines += [f"       {words}" for words in (found.message, found.remedy)]
    lines += [f"       Also ({other.clause}): {other.message}" for other in found.also]
    if found.waived is not None:
        lines.append(f"       Accepted by {found.waived.by}: {found.waived.reason}")
    return "\n".join(lines)


def refusal(refused: Refusal) -> dict[str, str]:
    """Return a refusal as JSON has it."""
    return {"gate": refused.gate, "message": refused.message, "remedy": refused.remedy}


def delivery(detail: DeliveryDetail) -> dict[str, Any]:
    """Return a delivery with its state, remote id and URL."""
    last = detail.receipts[-1] if detail.receipts else None
    return {
        "delivery": detail.delivery.id,
        "account": detail.account.name,
        "platform": detail.account.platform,
        "kind": detail.delivery.kind.value,
        "state": detail.delivery.state.value,
        "due_at": plain(detail.delivery.not_before),
        "reason": detail.delivery.reason,
        "attempts": len(detail.attempts),
        "remote_id": last.remote_id if last else None,
        "url": last.url if last else None,
    }


def post(detail: PostDetail) -> dict[str, Any]:
    """Return a post with its revisions, edit notes and deliveries."""
    return {
        "post": detail.post.id,
        "owner": detail.people[detail.post.owner_id].name,
        "created_at": plain(detail.post.created_at),
        "revisions": [_revision(detail, number) for number in range(len(detail.revisions))],
        "publications": [
            {
                "publication": p.publication.id,
                "revision": p.publication.revision,
                "kind": p.publication.kind.value,
                "due_at": plain(p.publication.due_at),
                "zone": p.publication.zone,
                "confirmed_by": p.speaker.name,
                "confirmation": p.publication.confirmation,
            }
            for p in detail.publications
        ],
        "deliveries": [delivery(d) for p in detail.publications for d in p.deliveries],
        "approvals": plain(detail.approvals),
        "waivers": [waiver(each, detail.people[each.person_id].name) for each in detail.waivers],
    }


def waiver(given: Waiver, by: str) -> dict[str, Any]:
    """Return a waiver as JSON has it."""
    return {
        "waiver": given.id,
        "rule": given.rule,
        "clause": given.clause,
        "severity": given.severity.value,
        "message": given.message,
        "account": given.account_id,
        "by": by,
        "reason": given.reason,
        "given_at": plain(given.given_at),
        "withdrawn_at": plain(given.withdrawn_at),
    }


def _revision(detail: PostDetail, index: int) -> dict[str, Any]:
    revision = detail.revisions[index]
    note = revision.edit_note
    return {
        "revision": revision.number,
        "author": detail.people[revision.author_id].name,
        "made_at": plain(revision.made_at),
        "subject": revision.content.subject,
        "title": revision.content.title,
        "text": revision.content.text,
        "variants": plain(revision.content.variants),
        "media": plain(revision.content.media),
        "edit_note": None if note is None else {"note": note.text, "made_at": plain(note.made_at)},
    }
