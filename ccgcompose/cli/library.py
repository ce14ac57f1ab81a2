"""`ccgcompose library`: take over a spreadsheet of permissions, and ask what expires and what is where."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain
from ccgcompose.usecases.import_columns import COLUMNS
from ccgcompose.usecases.library_import import Imported, RowState
from ccgcompose.usecases.library_report import Ending
from ccgcompose.usecases.whereabouts import Place


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    take = steps.add_parser("import", help="take over a spreadsheet of permissions, saved as CSV")
    take.add_argument("file", type=Path, metavar="FILE.csv")
    take.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=HEADING",
        help=f"what a heading holds; columns: {', '.join(COLUMNS)}",
    )
    take.add_argument(
        "--files", type=Path, metavar="FOLDER", help="where pictures lie that are not in the library yet"
    )
    take.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    take.add_argument("--json", action="store_true")
    acting.configure(take)
    take.set_defaults(run=take_over)
    report = steps.add_parser("report", help="what expires, where a picture is used, where a person is shown")
    kinds = report.add_subparsers(dest="kind", required=True, metavar="REPORT")
    ends = kinds.add_parser("expiring", help="permissions and consents that end, soonest first")
    ends.add_argument("--days", type=show.count, default=30, metavar="N", help="how far ahead (30)")
    ends.set_defaults(run=expiring)
    uses = kinds.add_parser("uses", help="where a picture, and what was made from it, is out or planned")
    uses.add_argument("media", metavar="MEDIA")
    uses.set_defaults(run=_places(lambda workbench, args: workbench.desk.library_report.uses(args.media)))
    people = kinds.add_parser("people", help="where the person of a consent is shown")
    people.add_argument("consent", metavar="CONSENT")
    people.set_defaults(
        run=_places(lambda workbench, args: workbench.desk.library_report.people(args.consent))
    )
    for kind in (ends, uses, people):
        kind.add_argument("--json", action="store_true")


def take_over(args: argparse.Namespace) -> int:
    """Take a spreadsheet over; 1 where a row could not be."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        done = workbench.desk.library_import.run(
            person, args.file, mapping=args.map, files=args.files, dry=args.dry_run
        )
    if args.json:
        print(show.as_json(_summed(done)))
    else:
        _told(done)
    return 1 if done.count(RowState.BAD) else 0


def _summed(done: Imported) -> dict[str, Any]:
    counts = {state.name.lower(): done.count(state) for state in RowState}
    read = {"dry_run": done.dry, "heading_row": done.headed, "columns": done.columns}
    return {**read, **counts, "rows": plain(done.rows)}


def _told(done: Imported) -> None:
    if done.headed > 1:
        print(f"The headings are in row {done.headed}; what stands above them is left out.")
    for target, heading in done.columns.items():
        print(f"{target}: {heading}")
    for row in done.rows:
        if row.state is RowState.BAD:
            print(f"Row {row.number} ({row.file}): {row.reason}")
    new = "would be taken over" if done.dry else "taken over"
    counts = [done.count(state) for state in (RowState.NEW, RowState.THERE, RowState.BAD)]
    print(f"{counts[0]} {new}, {counts[1]} there already, {counts[2]} bad.")


def expiring(args: argparse.Namespace) -> int:
    """Print what ends."""
    with open_desk(must_exist=True) as workbench:
        endings = workbench.desk.library_report.expiring(args.days)
    for ending in endings:
        print(show.as_json(_ending(ending)) if args.json else _ending_told(ending))
    return 0


def _ending(ending: Ending) -> dict[str, Any]:
    shown: dict[str, Any] = plain(ending)
    return shown


def _ending_told(ending: Ending) -> str:
    if ending.days_left < 0 or ending.notice == 0:
        when = "has ended"
    else:
        when = "ends today" if ending.days_left == 0 else f"ends in {ending.days_left} days"
    told = f"{ending.kind.value}  {ending.record_id}  {ending.called}  {when} ({plain(ending.ends_at)})"
    told += f"  live in {len(ending.live)} places" if ending.live else ""
    return told + (f"  {len(ending.too_late)} planned after that" if ending.too_late else "")


def _places(
    ask: Callable[[Workbench, argparse.Namespace], tuple[Place, ...]],
) -> Callable[[argparse.Namespace], int]:
    def run(args: argparse.Namespace) -> int:
        with open_desk(must_exist=True) as workbench:
            places = ask(workbench, args)
        for place in places:
            print(show.as_json(plain(place)) if args.json else _place_told(place))
        return 0

    return run


def _place_told(place: Place) -> str:
    said = f"{place.presence.value:<12}  {place.post_id}  {place.account}  “{place.headline}”"
    return f"{said}  {place.url or plain(place.since)}"
