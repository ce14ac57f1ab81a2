"""The tables, one file for each aggregate. ccgcompose/store/codec.py goes between their rows and our values."""

from ccgcompose.store.tables.accounts import account, organisation
from ccgcompose.store.tables.columns import METADATA
from ccgcompose.store.tables.consents import appearance, consent, task
from ccgcompose.store.tables.history import history_entry
from ccgcompose.store.tables.media import evidence, media, permission, sight
from ccgcompose.store.tables.people import designation, passphrase, person
from ccgcompose.store.tables.policy import policy_version, waiver
from ccgcompose.store.tables.posts import approval, autosave, post, revision
from ccgcompose.store.tables.publications import attempt, delivery, hold, publication, receipt, trail

__all__ = [
    "METADATA",
    "account",
    "appearance",
    "approval",
    "attempt",
    "autosave",
    "consent",
    "delivery",
    "designation",
    "evidence",
    "history_entry",
    "hold",
    "media",
    "organisation",
    "passphrase",
    "permission",
    "person",
    "policy_version",
    "post",
    "publication",
    "receipt",
    "revision",
    "sight",
    "task",
    "trail",
    "waiver",
]
