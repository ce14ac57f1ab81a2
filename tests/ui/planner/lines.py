"""Planner lines to look at."""

from __future__ import annotations

from datetime import UTC, datetime

from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.usecases.views import PlannerLine

ZONE = "Europe/London"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def line(
    name: str,
    state: DeliveryState = DeliveryState.PENDING,
    due_at: datetime = NOW,
    *,
    reason: str = "",
    account: str = "Newsroom",
    publication: str = "",
) -> PlannerLine:
    """Return a line; everything about it is named after `name`."""
    return PlannerLine(
        delivery_id=f"delivery-{name}",
        publication_id=publication or f"publication-{name}",
        post_id=f"post-{name}",
        headline=name,
        subject="Vaccination",
        account_id=account.lower(),
        account=account,
        speaker="Amara Obi",
        kind=DeliveryKind.PUBLISH,
        state=state,
        due_at=due_at,
        zone=ZONE,
        reason=reason,
    )
