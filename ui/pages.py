"""The pages of the window, each made when a person first goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.shell.page import Page


def pages(session: Callable[[], Session]) -> tuple[Page, ...]:
    """Return the rail's pages. `session` is asked only when a page is made, after somebody signed in."""
    return (
        Page("compose", "Compose", "pencil", lambda: _compose(session())),
        Page("planner", "Planner", "calendar", lambda: _planner(session())),
        Page("library", "Library", "photo", lambda: _library(session())),
        Page("history", "History", "history", lambda: _history(session())),
        Page("accounts", "Accounts", "world", lambda: _accounts(session())),
        Page("policy", "Policy", "file-text", lambda: _policy(session())),
    )


# Imports stand in the functions: a page that nobody opens costs nothing at the start.


def _compose(session: Session) -> QWidget:
    from ui.compose.panel import ComposePanel

    return ComposePanel(session)


def _planner(session: Session) -> QWidget:
    from ui.planner.panel import PlannerPanel

    return PlannerPanel(session)


def _library(session: Session) -> QWidget:
    from ui.library.panel import LibraryPanel

    return LibraryPanel(session)


def _history(session: Session) -> QWidget:
    from ui.history.panel import HistoryPanel

    return HistoryPanel(session)


def _accounts(session: Session) -> QWidget:
    from ui.accounts.panel import AccountsPanel

    return AccountsPanel(session)


def _policy(session: Session) -> QWidget:
    from ui.policy.panel import PolicyPanel

    return PolicyPanel(session)
