"""Ids that count, so that a test can name them."""

from __future__ import annotations

import itertools


class SequentialIds:
    """Fulfils the port Ids: `post-000001`, `person-000002`; one row of numbers for all prefixes."""

    def __init__(self, first: int = 1) -> None:
        self._numbers = itertools.count(first)

    def new(self, prefix: str) -> str:
        return f"{prefix}-{next(self._numbers):06d}"
