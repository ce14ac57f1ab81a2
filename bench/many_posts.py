"""A sample workspace with many posts besides, for what is measured against size."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.bootstrap import open_desk


def fill(posts: int) -> None:
    """Set the sample workspace up in CCGCOMPOSE_HOME and save this many drafts through the use cases."""
    with open_desk() as workbench:
        if workbench.desk.set_up.organisation() is None:
            workbench.set_up_sample()
        desk = workbench.desk
        person = desk.people.all()[0]
        (first, *_) = desk.past.posts(limit=1)
        content = desk.compose.open(first.post_id).content
        for number in range(posts):
            desk.compose.save(person, replace(content, title=f"Clinic news {number}"))
