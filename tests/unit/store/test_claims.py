"""Four publishers in four processes reach for 400 due deliveries at the same moments: each is claimed once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.contract.store_files import sqlite_store
from tests.contract.store_material import NOON, delivery, people, post, proof, publication, say
from tests.unit.store.processes import at_once

DELIVERIES, PUBLISHERS, AT_A_TIME = 400, 4, 5
PUBLISHER = """
import json, sys
from pathlib import Path
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import DAY, NOON
store, owner, at_a_time = sqlite_store(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])

def work():
    with store.write() as unit:
        found = unit.publications.claim_due(NOON + DAY, owner, NOON + 2 * DAY, at_a_time)
    return json.dumps([each.id for each in found])
"""


def test_each_delivery_is_claimed_by_one_publisher(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = sqlite_store(file)
    people(store)
    post(store)
    due = tuple(replace(delivery(number), not_before=NOON) for number in range(DELIVERIES))
    with store.write() as unit:
        unit.publications.add(publication(), due)
        say(unit)
    owners = [f"publisher-{number}" for number in range(PUBLISHERS)]
    rounds = DELIVERIES // (PUBLISHERS * AT_A_TIME)
    said = at_once(PUBLISHER, [[str(file), owner, str(AT_A_TIME)] for owner in owners], rounds + 1)
    claims = [
        (found, owner)
        for owner, answers in zip(owners, said, strict=True)
        for each in answers
        for found in json.loads(each)
    ]
    assert len(claims) == DELIVERIES
    assert dict(claims).keys() == {each.id for each in due}
    assert {answers[-1] for answers in said} == {"[]"}
    with store.read() as unit:
        assert {each.id: each.lease_owner for each in unit.publications.in_state("claimed")} == dict(claims)
    assert proof(store).intact
    store.close()
