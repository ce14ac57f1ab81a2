"""Four publishers in four processes and 400 deliveries that are due: each is claimed once."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.architecture.repository import ROOT
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import NOON, delivery, people, post, proof, publication, say

DELIVERIES, PROCESSES = 400, 4
CLAIM = """
import json, sys
from datetime import timedelta
from pathlib import Path
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import DAY, NOON
store, owner = sqlite_store(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
claimed = []
while True:
    with store.write() as unit:
        found = unit.publications.claim_due(NOON + DAY, owner, NOON + 2 * DAY, 3)
    if not found:
        break
    claimed += [each.id for each in found]
print(json.dumps(claimed))
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
    publishers = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM, str(file), f"publisher-{number}"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for each in publishers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    claimed = [json.loads(each.communicate("go\n")[0]) for each in publishers]
    ids = [found for found_by_one in claimed for found in found_by_one]
    assert len(ids) == DELIVERIES
    assert set(ids) == {each.id for each in due}
    with store.read() as unit:
        owners = {each.id: each.lease_owner for each in unit.publications.in_state("claimed")}
    assert owners == {
        found: f"publisher-{number}" for number, found_by_one in enumerate(claimed) for found in found_by_one
    }
    assert proof(store).intact
    store.close()
