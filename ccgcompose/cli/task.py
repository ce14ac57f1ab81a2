"""`ccgcompose task`: what people have to do by hand, and that it is done."""

from __future__ import annotations

import argparse

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import acting, show
from ccgcompose.domain.canonical import plain


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the steps."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    many = steps.add_parser("list", help="what is still to be done, oldest first")
    many.add_argument("--all", action="store_true", help="with what is done, last opened first")
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_tasks)
    one = steps.add_parser("done", help="say that a task is done")
    one.add_argument("task", metavar="TASK")
    one.add_argument("--note", required=True, help="what was done")
    one.add_argument("--json", action="store_true")
    acting.configure(one)
    one.set_defaults(run=finish)


def list_tasks(args: argparse.Namespace) -> int:
    """Print tasks."""
    with open_desk(must_exist=True) as workbench:
        tasks = workbench.desk.tasks.all() if args.all else workbench.desk.tasks.open()
    for task in tasks:
        if args.json:
            shown = plain(task)
            shown["task"] = shown.pop("id")
            print(show.as_json(shown | {"state": "open" if task.is_open else "done"}))
        else:
            print(f"{task.id}  {'open' if task.is_open else 'done'}  {task.summary} {task.url}".rstrip())
    return 0


def finish(args: argparse.Namespace) -> int:
    """Say that a task is done."""
    with open_desk(must_exist=True) as workbench:
        person = acting.person(args, workbench)
        task = workbench.desk.tasks.done(person, args.task, args.note)
    shown = {"task": task.id, "done_at": plain(task.done_at), "note": task.note}
    print(show.as_json(shown) if args.json else f"Done: {task.id}.")
    return 0
