"""Correct what is out, openly: a revision with an edit note, shown wherever the post is (BEST-5 to 7)."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.gates import Refusal, shut
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content, EditNote, headline
from ccgcompose.domain.publication import MAY_BE_OUT, DeliveryKind, DeliveryState
from ccgcompose.errors import BadInput, GateRefused
from ccgcompose.usecases.compose import add_revision, cleaned
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.gatekeeping import gate_facts
from ccgcompose.usecases.looking import look_before_the_gates
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.schedule import Scheduled, at_instant, plan

DEFAULT_ZONE = "Europe/London"
MAX_NOTE = 2_000  # code points; the note stands beside the post for good


class Correct:
    """The only way to change what was published. There is no way to delete it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def correct(
        self, person: Person, post_id: str, content: Content, note: str, *, base: int, confirmed: bool
    ) -> Scheduled:
        """Save the corrected content with its edit note and plan its delivery for now, wherever it is out.

        Where it may be out, the correction waits until that is known. Raise BadInput without a note or where
        nothing changed, GateRefused with every gate that is shut, ConcurrentEdit when somebody saved meanwhile.
        """
        said = _note(note)
        now = self._context.clock.now()
        look_before_the_gates(self._context, (use.media_id for use in content.media))
        with self._context.store.write() as unit:
            wanted = replace(cleaned(content), account_ids=_out_on(unit, post_id))
            _must_differ(unit, post_id, wanted)
            edit_note = EditNote(person.id, said, now)
            saved = add_revision(self._context, unit, person, wanted, post_id, base, edit_note)
            organisation = unit.workspace.get()
            when = at_instant(now, organisation.zone if organisation else DEFAULT_ZONE)
            made = plan(self._context, unit, person, saved.revision, when, DeliveryKind.CORRECT)
            refusals = self._refusals(unit, person, made, confirmed=confirmed)
            if refusals:
                raise GateRefused(refusals)
            summary = f"{person.name} corrected “{headline(wanted)}”: {said} {made.publication.confirmation}"
            unit.history.append(Entry("post.corrected", person.id, summary, post_id), now)
        return made

    def _refusals(
        self, unit: UnitOfWork, person: Person, made: Scheduled, *, confirmed: bool
    ) -> tuple[Refusal, ...]:
        revision = unit.posts.revision(made.publication.post_id, made.publication.revision)
        found: dict[Refusal, None] = {}
        for delivery in made.deliveries:
            facts = gate_facts(
                self._context,
                unit,
                revision,
                unit.accounts.get(delivery.account_id),
                person,
                made.publication.due_at,
                confirmed=confirmed,
                hold=None,
            )
            # Where an account needs approval, the correction waits at its gate until somebody approves it.
            found.update(dict.fromkeys(r for r in shut(facts) if r.gate != "approval"))
        return tuple(found)


def _note(note: str) -> str:
    said = clean(note).strip()
    if not said:
        raise BadInput(
            "A correction needs an edit note: the public sees that the post was changed, and why.",
            kept="Nothing was changed.",
            next="Say in one sentence what was wrong.",
        )
    if len(said) > MAX_NOTE:
        raise BadInput(
            f"The edit note has {len(said):,} characters; {MAX_NOTE:,} are the most.",
            kept="Nothing was changed.",
            next="Say in one sentence what was wrong.",
        )
    return said


def _out_on(unit: UnitOfWork, post_id: str) -> tuple[str, ...]:
    """Return the accounts on which the post is out or may be. Raise BadInput where it certainly is on none."""
    unit.posts.get(post_id)
    states: dict[str, set[DeliveryState]] = {}
    for publication in unit.publications.for_post(post_id):
        for delivery in unit.publications.deliveries(publication.id):
            if delivery.kind is DeliveryKind.PUBLISH:
                states.setdefault(delivery.account_id, set()).add(delivery.state)
    if any(DeliveryState.SENT in found for found in states.values()):
        return tuple(
            account for account, found in states.items() if found & {DeliveryState.SENT, *MAY_BE_OUT}
        )
    if any(found & MAY_BE_OUT for found in states.values()):
        raise BadInput(
            "It is not known yet whether this post is out.",
            kept="Nothing was changed.",
            next="Wait a moment; if the planner asks, say there whether it is out. Then correct it.",
        )
    raise BadInput(
        "This post is not out, so there is nothing to correct.",
        kept="Nothing was changed.",
        next="Edit the draft instead.",
    )


def _must_differ(unit: UnitOfWork, post_id: str, wanted: Content) -> None:
    """Raise BadInput when the newest revision that was decided upon says just this."""
    decided = [
        publication.revision
        for publication in unit.publications.for_post(post_id)
        for delivery in unit.publications.deliveries(publication.id)
        if delivery.state is not DeliveryState.CANCELLED
    ]
    newest = unit.posts.revision(post_id, max(decided)).content
    if replace(newest, account_ids=wanted.account_ids) == wanted:
        raise BadInput(
            "Nothing is different from what was published.",
            kept="Nothing was changed.",
            next="Change what is wrong, then publish the correction.",
        )
