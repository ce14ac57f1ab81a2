"""Whether a platform names the author by itself. Where it does not, the tool writes the name: nobody is anonymous."""

from __future__ import annotations

from ccgcompose.domain.account import Account, SignOffStyle
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import PublishRequest


def names_author(context: Context, account: Account) -> bool:
    """Return whether the platform shows an author beside a post of the account, as its connector's preview tells."""
    now = context.clock.now()
    asked = PublishRequest(
        key="preview",
        post_id="preview",
        revision=1,
        account=account,
        subject="",
        title="Title",
        text="Text",
        author="Name",
        position="Position",
        published_at=now,
        updated_at=now,
    )
    return bool(context.connectors.get(account.platform).preview(asked).byline)


def fitting_style(context: Context, account: Account) -> SignOffStyle:
    """Return how the spokesperson is named: as the account has it, but never by a field that there is not."""
    if account.sign_off is SignOffStyle.BYLINE and not names_author(context, account):
        return SignOffStyle.APPENDED
    return account.sign_off
