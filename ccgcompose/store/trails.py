"""What publications have left on their platforms. It is no record: nothing here comes under testimony."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from ccgcompose.domain.canonical import moment_text
from ccgcompose.store.tables import trail
from ccgcompose.store.transaction import Transaction


class SqlTrails:
    """Fulfils the port Trails."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def get(self, key: str, step: str) -> str | None:
        these = [trail.c.key == key, trail.c.step == step]
        found: str | None = self._tx.scalar(select(trail.c.value).where(*these))
        return found

    def put(self, key: str, step: str, value: str, at: datetime) -> None:
        these = [trail.c.key == key, trail.c.step == step]
        moment = moment_text(at)
        if self._tx.change(update(trail).where(*these).values(value=value, at=moment)).rowcount == 0:
            self._tx.change(insert(trail).values(key=key, step=step, value=value, at=moment))

    def steps(self, key: str) -> dict[str, str]:
        rows = self._tx.rows(
            select(trail.c.step, trail.c.value).where(trail.c.key == key).order_by("ordinal")
        )
        return {row["step"]: row["value"] for row in rows}
