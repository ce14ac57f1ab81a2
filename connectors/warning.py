"""The content warning of a post, for platforms that can fold a text away (ccgcompose/domain/warning.py)."""

from __future__ import annotations

from ccgcompose.domain.warning import content_warning, warned

__all__ = ["content_warning", "warned"]
