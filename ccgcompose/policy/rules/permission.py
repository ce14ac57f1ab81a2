"""COPY001: media without a permission in force.

What it does
    Says for each medium when no permission record covers it for this platform at the moment of publication:
    none recorded, not yet in force, expired, withdrawn, for other platforms or other uses only, or altered in a
    way that is not permitted. Says the same of a recorded quotation that stands in the text. Advises when one ends
    soon.

Why it matters
    Clause COPY-1: material that others own may be used only as they have agreed.

What to do
    Record the permission in the library, choose another medium, or choose another time.

Known limits
    Believes the record. It does not know whether the person who gave the permission could give it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.moments import shown
from ccgcompose.domain.permission import PermissionRecord, PermissionState
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_ZONE = "Europe/London"


class PermissionInForce(Rule):
    """A medium that may not be used there and then."""

    id = "COPY001"
    title = "Medium without permission in force"
    clause = "COPY-1"
    severity = Severity.RECORD

    def applies(self, draft: Draft) -> bool:
        """Return whether the draft has media, or quotes what is on record as the words of others."""
        return bool(draft.media or draft.quotations)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each medium whose permission is missing or ends soon."""
        for medium in (*draft.media, *draft.quotations):
            if medium.permission.state is not PermissionState.IN_FORCE:
                yield self._found(medium)

    def _found(self, medium: DraftMedia) -> Finding:
        state, record = medium.permission.state, medium.permission.record
        message, remedy = _words(state, record)
        return self.finding(
            f"{medium.filename} {message}",
            remedy,
            severity=Severity.ADVISE if state is PermissionState.EXPIRING else Severity.RECORD,
            media_id=medium.media_id or None,
        )


def _words(state: PermissionState, record: PermissionRecord | None) -> tuple[str, str]:
    """Return what is said of a medium, after its name, and what to do."""
    match state:
        case PermissionState.EXPIRING:
            return (
                f"may be used {_until(record)}.",
                "Renew the permission if the post is to stay up for longer.",
            )
        case PermissionState.EXPIRED:
            return f"could be used {_until(record)}.", "Renew the permission, or choose another picture."
        case PermissionState.NOT_YET:
            return (
                f"may be used only {_from(record)}.",
                "Schedule the post for later, or choose another picture.",
            )
        case PermissionState.REVOKED:
            return f"may no longer be used{_reason(record)}.", "Choose another picture."
        case PermissionState.OTHER_PLATFORM:
            return (
                f"may be used only on {_platforms(record)}.",
                "Have the permission extended to this platform, or choose another picture.",
            )
        case PermissionState.OTHER_USE:
            return (
                f"may be used only for {_uses(record)}.",
                "Have the permission extended to this use, or choose another picture.",
            )
        case PermissionState.ALTERED:
            return (
                f"was altered, and its permission allows {_alterations(record)}.",
                "Use the picture as it came, or have the permission extended to this alteration.",
            )
        case _:
            return (
                "has no permission record.",
                "Record who owns it and on what terms we may use it, or choose another picture.",
            )


def _until(record: PermissionRecord | None) -> str:
    return f"until {shown(record.valid_to, _ZONE)}" if record and record.valid_to else "for a limited time"


def _from(record: PermissionRecord | None) -> str:
    return f"from {shown(record.valid_from, _ZONE)}" if record else "later"


def _reason(record: PermissionRecord | None) -> str:
    if record is None or record.revoked_at is None:
        return ": the permission was withdrawn"
    reason = f" ({record.revoked_reason})" if record.revoked_reason else ""
    return f": the permission was withdrawn on {shown(record.revoked_at, _ZONE)}{reason}"


def _platforms(record: PermissionRecord | None) -> str:
    return ", ".join(record.platforms) if record and record.platforms else "other platforms"


def _uses(record: PermissionRecord | None) -> str:
    return ", ".join(use.value for use in record.terms.uses) if record else "other uses"


def _alterations(record: PermissionRecord | None) -> str:
    named = record.terms.alterations if record else None
    return f"only {', '.join(each.value for each in named)}" if named else "no alteration"
