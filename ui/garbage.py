"""Keeps Python from looking for garbage among what is loaded for good, while somebody types or scrolls.

Now and then Python looks through all there is, and every thread waits. With pages and checks loaded that takes some
80 ms; what is set aside (gc.freeze) is not looked through again. Garbage that comes later is found as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

SETTLED_MS = (5_000, 60_000)  # after the session begins: the first page and the checks; what was opened since


def settle(owner: QObject, moments: Iterable[int] = SETTLED_MS) -> None:
    """Set aside what there is after so many milliseconds each, as long as `owner` lives."""
    for moment in moments:
        QTimer.singleShot(moment, owner, gc.freeze)
