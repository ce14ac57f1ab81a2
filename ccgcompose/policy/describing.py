"""What a rule says of itself, read from the docstring of its file, so that no other text can drift from it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Mapping
from textwrap import dedent, fill
from typing import Any

from ccgcompose.policy.bounds import floor_of, never_waived
from ccgcompose.policy.clauses import Clause
from ccgcompose.policy.rule import Rule

HEADINGS = ("What it does", "Why it matters", "What to do", "Known limits")


def sections_of(rule: Rule) -> dict[str, str]:
    """Return the text under each heading, each paragraph on one line. Empty for a rule without a docstring."""
    written = inspect.cleandoc(sys.modules[type(rule).__module__].__doc__ or "")
    found: dict[str, list[str]] = {}
    heading = ""
    for line in written.splitlines():
        if line in HEADINGS:
            heading = line
        elif heading:
            found.setdefault(heading, []).append(line)
    return {name: _paragraphs(lines) for name, lines in found.items()}


def _paragraphs(lines: list[str]) -> str:
    text = dedent("\n".join(lines)).strip()
    return "\n\n".join(" ".join(block.split()) for block in text.split("\n\n"))


def described(rules: Iterable[Rule], clauses: Mapping[str, Clause]) -> list[dict[str, Any]]:
    """Return what there is to know of each rule as plain values, in the policy's order."""
    order = list(clauses)
    sorted_rules = sorted(rules, key=lambda rule: (order.index(rule.clause), rule.id))
    return [_described(rule, clauses) for rule in sorted_rules]


def _described(rule: Rule, clauses: Mapping[str, Clause]) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "title": rule.title,
        "clause": rule.clause,
        "also": list(rule.also),
        "severity": rule.severity.value,
        "floor": floor_of(rule, clauses).value,
        "waivable": not never_waived(rule, rule.severity),
        "behind": rule.slow,
        "about": sections_of(rule),
    }


def markdown(rules: Iterable[Rule], clauses: Mapping[str, Clause]) -> str:
    """Return the page of all rules, by clause. Made from their docstrings; nobody edits it."""
    lines = [_HEAD]
    clause = ""
    for rule in described(rules, clauses):
        if rule["clause"] != clause:
            clause = rule["clause"]
            lines.append(f"## {clause}: {clauses[clause].title}\n\n{_wrapped(clauses[clause].text)}\n")
        lines.append(_section(rule))
    return "\n".join(lines)


_HEAD = """\
# The checks

Made from the checks' own words by `ccgcompose rules --markdown > docs/rules.md`. Do not edit this page: change the
docstring of the check (`ccgcompose/policy/rules/`) and make the page again.

BLOCK stops a post, RECORD asks for a record that is missing, WARN wants a person to look, ADVISE is a hint. The weight
named is the worst that a check gives; many give less where they are less sure. Titles and alt texts are checked as
well, with every check that is about words.
"""


def _section(rule: Mapping[str, Any]) -> str:
    facts = [f"**{rule['severity']}** at worst"]
    if rule["also"]:
        facts.append(f"also for {', '.join(rule['also'])}")
    if rule["floor"] != rule["severity"]:
        facts.append(f"an organisation may set it down to {rule['floor']}")
    facts.append("may be accepted by name" if rule["waivable"] else "nobody may accept the worst of it")
    if rule["behind"]:
        facts.append("runs behind while one types")
    parts = [f"### {rule['rule']} {rule['title']}", "; ".join(facts) + "."]
    parts += [_wrapped(f"*{heading}.* {text}") for heading, text in rule["about"].items()]
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    blocks = text.strip().split("\n\n")
    return "\n\n".join(fill(block, 120, break_long_words=False, break_on_hyphens=False) for block in blocks)
