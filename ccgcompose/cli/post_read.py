"""`ccgcompose post show / list`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ccgcompose.bootstrap import open_desk
from ccgcompose.cli import show
from ccgcompose.domain.canonical import plain

if TYPE_CHECKING:
    Steps = argparse._SubParsersAction[argparse.ArgumentParser]


def configure(steps: Steps) -> None:
    """Declare the two steps."""
    one = steps.add_parser("show", help="everything about one post")
    one.add_argument("post", metavar="POST")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=show_post)
    many = steps.add_parser("list", help="posts, last changed first")
    many.add_argument("--search", default="", metavar="WORDS")
    many.add_argument("--drafts", action="store_true", help="only what was never planned")
    many.add_argument("--limit", type=show.count, default=200)
    many.add_argument("--json", action="store_true")
    many.set_defaults(run=list_posts)


def show_post(args: argparse.Namespace) -> int:
    """Print one post."""
    with open_desk(must_exist=True) as workbench:
        shown = show.post(workbench.desk.past.detail(args.post))
    print(show.as_json(shown) if args.json else _text(shown))
    return 0


def _text(shown: dict[str, Any]) -> str:
    lines = [
        f"{shown['post']}, begun by {shown['owner']} on {shown['created_at'][:16].replace('T', ' ')} UTC"
    ]
    for revision in shown["revisions"]:
        lines += ["", f"Revision {revision['revision']} by {revision['author']}", revision["text"]]
        if revision["edit_note"]:
            lines.append(f"Edit note: {revision['edit_note']['note']}")
    for delivery in shown["deliveries"]:
        where = delivery["url"] or delivery["reason"] or delivery["due_at"]
        lines.append(f"\n{delivery['account']}: {delivery['kind']}, {delivery['state']}. {where}")
    for waived in shown["waivers"]:
        gone = ", withdrawn" if waived["withdrawn_at"] else ""
        lines.append(
            f"\nAccepted by {waived['by']}{gone}: {waived['message']} ({waived['rule']}) {waived['reason']}"
        )
    return "\n".join(lines)


def list_posts(args: argparse.Namespace) -> int:
    """Print the posts, last changed first."""
    with open_desk(must_exist=True) as workbench:
        found = workbench.desk.past.posts(args.search, drafts_only=args.drafts, limit=args.limit)
    for line in found:
        fields = plain(line)
        if args.json:
            fields["post"] = fields.pop("post_id")
            print(show.as_json(fields))
        else:
            states = ", ".join(fields["states"]) or "draft"
            print(f"{line.post_id}  r{line.revision}  {states:<10}  {line.headline}")
    return 0
