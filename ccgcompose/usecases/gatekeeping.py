"""Gather what the gates look at, as the store has it at this moment."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.gates import GateFacts
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Revision
from ccgcompose.usecases.check import check_for
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.surroundings import gather
from ccgcompose.usecases.works import described_facts, media_facts, quotation_facts


def gate_facts(
    context: Context,
    unit: UnitOfWork,
    revision: Revision,
    account: Account,
    speaker: Person,
    moment: datetime,
    *,
    confirmed: bool,
    hold: Hold | None,
) -> GateFacts:
    """Return the facts for one revision, account and moment; the speaker is who is named on it."""
    content = revision.content
    around = gather(unit, context.connectors, tuple(use.media_id for use in content.media), revision.post_id)
    return GateFacts(
        moment=moment,
        revision=revision,
        account=account,
        speaker=speaker,
        designations=unit.people.designations(speaker.id),
        approvals=unit.approvals.for_post(revision.post_id),
        media=(
            *media_facts(content, account, moment, around),
            *quotation_facts(content, account, moment, around),
        ),
        findings=check_for(context.engine(), content, account, speaker, moment, around),
        confirmed=confirmed,
        hold=hold,
        described=described_facts(account, moment, around),
    )
