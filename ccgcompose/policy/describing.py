"""What a rule says of itself, read from the docstring of its file, so that no other text can drift from it."""

from __future__ import annotations

import inspect
import sys
from textwrap import dedent

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
