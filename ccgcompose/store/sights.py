"""What was seen in files, by their content hash. It is no record: it can be seen again, and replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import Print, Sight
from ccgcompose.store.codec import reader
from ccgcompose.store.records import SIGHT
from ccgcompose.store.tables import sight
from ccgcompose.store.transaction import Transaction

NOBODY = ""  # the seer of a file that has its prints, and that nobody has looked at
AT_ONCE = 500  # an SQLite statement takes a limited number of values


class SqlSights:
    """Fulfils the port Sights."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def put(self, seen: Sight) -> None:
        self._tx.change(delete(sight).where(sight.c.sha256 == seen.sha256))
        self._tx.change(insert(sight).values(**SIGHT.row(seen)))

    def put_prints(self, sha256: str, prints: tuple[Print, ...]) -> None:
        if self._tx.maybe(SIGHT, sha256=sha256) is None:
            self.put(Sight(sha256, NOBODY, prints=prints))

    def get(self, sha256: str) -> Sight | None:
        found = self._tx.maybe(SIGHT, sha256=sha256)
        return None if found is None or found.seer == NOBODY else found

    def among(self, hashes: Iterable[str]) -> dict[str, Sight]:
        wanted = sorted(set(hashes))
        found: dict[str, Sight] = {}
        for at in range(0, len(wanted), AT_ONCE):
            these = sight.c.sha256.in_(wanted[at : at + AT_ONCE])
            looked_at = select(sight).where(these, sight.c.seer != NOBODY)
            found |= {seen.sha256: seen for seen in self._tx.all(SIGHT, looked_at)}
        return found

    def faces(self) -> dict[str, tuple[Region, ...]]:
        read = reader(tuple[Region, ...])
        some = select(sight.c.sha256, sight.c.faces).where(sight.c.faces != "[]")
        return dict(self._tx.made(lambda row: (row["sha256"], read(json.loads(row["faces"]))), some))

    def prints(self) -> dict[str, tuple[Print, ...]]:
        read = reader(tuple[Print, ...])
        some = select(sight.c.sha256, sight.c.prints).where(sight.c.prints != "[]")
        return dict(self._tx.made(lambda row: (row["sha256"], read(json.loads(row["prints"]))), some))
