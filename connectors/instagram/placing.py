"""Pictures put among the media of a newsroom on this computer, as the newsroom itself puts them there."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.errors import Rejected, Unreachable
from connectors.answer import KEPT
from connectors.newsroom.copies import Copy, stage
from connectors.newsroom.shelf import Shelf
from connectors.newsroom.staging import Staging, has_hash

PATIENCE = 30.0  # seconds in which the newsroom may be written by another; far less than a publisher's lease


def placed(folder: Path, copies: list[Copy], patience: float = PATIENCE) -> None:
    """Put each picture there whole, or none. Raise Unreachable while another writes there, Rejected otherwise."""
    try:
        if not folder.is_dir():
            raise OSError(f"{folder} is not there")
        missing = [copy for copy in copies if not has_hash(folder / copy.name, copy.sha256)]
        if missing:
            _written(folder, missing, patience)
    except TimeoutError as error:
        raise Unreachable(
            f"The newsroom's folder cannot be written: {error}.",
            kept=KEPT,
            next="Wait until it has finished; it is tried again.",
        ) from error
    except OSError as error:
        raise Rejected(
            f"The picture could not be put into the newsroom's folder: {error.strerror or error}.",
            kept=KEPT,
            next="See that the folder in the account's settings is there and may be written.",
        ) from error


def _written(folder: Path, copies: list[Copy], patience: float) -> None:
    with Shelf(folder, patience).adding_media():
        staging = Staging(folder)
        try:
            stage(copies, staging)
            staging.place()
        finally:
            staging.discard()
