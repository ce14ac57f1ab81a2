"""A process that writes at random until it is killed: says each number before it begins, and when it is done."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from ccgcompose.domain.post import Post
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store.witness import FileWitness
from ccgcompose.usecases.ports import Autosave, UnitOfWork
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import AMARA, DAY, FULL_CONTENT, NOON, delivery, publication, revision, say

Step = Callable[[UnitOfWork, str], None]


def save_a_post(unit: UnitOfWork, name: str) -> None:
    unit.posts.add(Post(f"post-{name}", AMARA.id, NOON))
    for number in (1, 2, 3):
        unit.posts.add_revision(revision(number, f"post-{name}", FULL_CONTENT))
    say(unit, f"Saved {name}.")


def plan_a_post(unit: UnitOfWork, name: str) -> None:
    save_a_post(unit, name)
    made = replace(publication(post_id=f"post-{name}"), id=f"publication-{name}")
    unit.publications.add(made, (replace(delivery(), id=f"delivery-{name}", publication_id=made.id),))
    say(unit, f"Planned {name}.")


def claim_and_fail(unit: UnitOfWork, name: str) -> None:
    for each in unit.publications.claim_due(NOON + 2 * DAY, name, NOON + 3 * DAY, 2):
        unit.publications.update_delivery(replace(each, state=DeliveryState.FAILED, reason=name))
    say(unit, f"Failed {name}.")


def rename(unit: UnitOfWork, name: str) -> None:
    unit.people.update(replace(AMARA, name=f"Amara {name}"))
    say(unit, f"Renamed {name}.")


def autosave(unit: UnitOfWork, name: str) -> None:
    unit.autosaves.put(Autosave(AMARA.id, None, 0, replace(FULL_CONTENT, title=name), NOON))


STEPS: tuple[Step, ...] = (save_a_post, plan_a_post, claim_and_fail, rename, autosave)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(file: Path, seed: str) -> None:
    """Write until killed."""
    chances = random.Random(seed)  # noqa: S311
    store = sqlite_store(file, FileWitness(file.with_name("witness.json")))
    for number in count():
        name = f"{seed}-{number}"
        tell(f"begins {name}")
        with store.write() as unit:
            chances.choice(STEPS)(unit, name)
        tell(f"done {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
