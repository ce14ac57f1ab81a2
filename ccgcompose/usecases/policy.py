"""The policy as this organisation has set it: its lists and weights, each change kept; its clauses and checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.finding import Severity
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.people import Person
from ccgcompose.domain.policy_settings import NO_SETTINGS, PolicySettings, PolicyVersion
from ccgcompose.errors import BadInput, ConcurrentEdit, GateRefused
from ccgcompose.policy.bounds import floor_of, never_waived, why_not
from ccgcompose.policy.clauses import clauses_by_id
from ccgcompose.policy.describing import sections_of
from ccgcompose.policy.rule import Rule
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.policy_lists import changes, in_order, subject_change, subjects_in_order
from ccgcompose.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One check as people see it. `severity` is its own, `floor` the least it may be set to, `set_to` what is set."""

    id: str
    title: str
    clause: str
    also: tuple[str, ...]
    severity: Severity
    floor: Severity
    set_to: Severity | None
    choices: tuple[Severity, ...]  # what it may be set to; one alone: nothing to choose
    can_be_waived: bool  # whether the worst that it finds may be accepted by anybody
    runs_behind: bool
    about: dict[str, str]  # "What it does", "Why it matters", "What to do", "Known limits"


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause in our own words, how it is made good, and what holds it in this version."""

    id: str
    section: str
    title: str
    text: str
    ways: tuple[str, ...]  # "enforce", "check", "record", "guide"
    rules: tuple[str, ...]  # ids of the checks that hold it
    gates: tuple[str, ...]  # names of the gates that hold it
    note: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the settings for a list, newest first."""

    version: PolicyVersion
    by: str


class Policy:
    """What a designated person sets without code, and what everybody may read."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self) -> PolicySettings:
        """Return what is set now; `version` 0 while nothing ever was."""
        with self._context.store.read() as unit:
            return _current(unit)

    def versions(self) -> tuple[VersionLine, ...]:
        """Return every version, newest first, with who made it."""
        with self._context.store.read() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            found = reversed(unit.policy.versions())
            return tuple(VersionLine(v, names.get(v.changed_by, v.changed_by)) for v in found)

    def change(self, person: Person, settings: PolicySettings) -> PolicySettings:
        """Keep the settings as the next version; `settings.version` is the one that was read.

        Raise BadInput for an entry that means nothing or a weight below what the clause demands, GateRefused for
        somebody without any designation, ConcurrentEdit when somebody else changed them meanwhile.
        """
        wanted, now = in_order(settings), self._context.clock.now()
        self._must_be_allowed(wanted)
        with self._context.store.write() as unit:
            current = _current(unit)
            if current.version != settings.version:
                raise ConcurrentEdit(
                    f"Somebody changed the policy settings meanwhile; version {current.version} is in force.",
                    kept="Your change was not made.",
                    next="Read them again, then make your change.",
                )
            said = changes(current, wanted)
            if not said:
                return current
            _must_be_designated(unit, person, now)
            made = replace(wanted, version=current.version + 1)
            unit.policy.add(PolicyVersion(made.version, made, person.id, now, said))
            summary = f"{person.name} changed the policy settings (version {made.version}). {' '.join(said)}"
            unit.history.append(
                Entry("policy.changed", person.id, summary, details={"version": str(made.version)}), now
            )
        return made

    def restore(self, person: Person, number: int) -> PolicySettings:
        """Make an earlier version the newest again, as a new version. Raise BadInput when there is none."""
        with self._context.store.read() as unit:
            current = _current(unit)
            earlier = next((v.settings for v in unit.policy.versions() if v.number == number), None)
        if earlier is None:
            raise BadInput(f"There is no version {number} of the settings.", kept="Nothing was changed.")
        return self.change(person, replace(earlier, version=current.version))

    def change_subjects(self, person: Person, subjects: tuple[str, ...]) -> Organisation:
        """Change what the organisation speaks about. Raise as `change` does."""
        wanted, now = subjects_in_order(subjects), self._context.clock.now()
        with self._context.store.write() as unit:
            organisation = unit.workspace.get()
            if organisation is None:
                raise BadInput("There is no organisation yet.", kept="Nothing was changed.")
            said = subject_change(organisation.subjects, wanted)
            if not said:
                return organisation
            _must_be_designated(unit, person, now)
            changed = replace(organisation, subjects=wanted)
            unit.workspace.put(changed)
            unit.history.append(
                Entry("workspace.changed", person.id, f"{person.name} changed the organisation. {said}"), now
            )
        return changed

    def rules(self) -> tuple[RuleLine, ...]:
        """Return every check there is, in the policy's order."""
        settings, order = self.read(), list(clauses_by_id())
        found = [_rule_line(rule, settings) for rule in self._context.engine().rules]
        return tuple(sorted(found, key=lambda line: (order.index(line.clause), line.id)))

    def clauses(self) -> tuple[ClauseLine, ...]:
        """Return every clause, in the policy's order."""
        rules = self._context.engine().by_id
        return tuple(
            ClauseLine(
                clause.id,
                clause.section,
                clause.title,
                clause.text.strip(),
                tuple(way.value for way in clause.ways),
                tuple(name for name in clause.held_by if name in rules),
                tuple(name for name in clause.held_by if name not in rules),
                clause.note,
            )
            for clause in clauses_by_id().values()
        )

    def _must_be_allowed(self, settings: PolicySettings) -> None:
        rules = self._context.engine().by_id
        for rule_id, wanted in settings.severities.items():
            rule = rules.get(rule_id)
            reason = (
                why_not(rule, wanted, clauses_by_id())
                if rule is not None
                else f"There is no check {rule_id} in this version."
            )
            if reason:
                raise BadInput(reason, kept="Nothing was changed.", next="Choose another weight for it.")


def _current(unit: UnitOfWork) -> PolicySettings:
    newest = unit.policy.newest()
    return newest.settings if newest else NO_SETTINGS


def _must_be_designated(unit: UnitOfWork, person: Person, now: datetime) -> None:
    if not any(designation.in_force(now) for designation in unit.people.designations(person.id)):
        raise GateRefused(
            [
                Refusal(
                    "designation",
                    f"{person.name} is not designated for anything, and so may not change the policy settings.",
                    "Ask a designated spokesperson to change them.",
                )
            ]
        )


def _rule_line(rule: Rule, settings: PolicySettings) -> RuleLine:
    clauses = clauses_by_id()
    return RuleLine(
        id=rule.id,
        title=rule.title,
        clause=rule.clause,
        also=rule.also,
        severity=rule.severity,
        floor=floor_of(rule, clauses),
        set_to=settings.severities.get(rule.id),
        choices=tuple(severity for severity in Severity if not why_not(rule, severity, clauses)),
        can_be_waived=not never_waived(rule, rule.severity),
        runs_behind=rule.slow,
        about=sections_of(rule),
    )
