"""Where this computer keeps a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccgcompose.errors import BadInput
from ccgcompose.host.atomic import make_folder, not_written, write_whole

_NOTHING = "Nothing was written."


@dataclass(frozen=True, slots=True)
class Folders:
    """The data folder and what lies in it."""

    home: Path
    database_url: str

    @property
    def media(self) -> Path:
        """Files by content hash."""
        return self.home / "media"

    @property
    def thumbnails(self) -> Path:
        """Small pictures; they can be made again."""
        return self.home / "thumbnails"

    @property
    def vault(self) -> Path:
        """Consent forms and licences, encrypted."""
        return self.home / "vault"

    @property
    def backups(self) -> Path:
        """Copies of the database from before each migration."""
        return self.home / "backups"

    @property
    def logs(self) -> Path:
        """What engineers read."""
        return self.home / "logs"

    @property
    def newsroom(self) -> Path:
        """Where the first account publishes unless another folder is chosen."""
        return self.home / "newsroom"

    @property
    def witness(self) -> Path:
        """The head of the history, beside the database."""
        return self.home / "history.head"

    @property
    def locks(self) -> Path:
        """Lock files, beside the database, where the programs that use it meet."""
        return (self.database.parent if self.database else self.home) / "locks"

    @property
    def platforms(self) -> Path:
        """What connectors may forget: limits that servers published, and how much of a budget is left."""
        return (self.database.parent if self.database else self.home) / "platforms"

    @property
    def settings(self) -> Path:
        """What belongs to this computer, not to the workspace."""
        return self.home / "settings.json"

    @property
    def database(self) -> Path | None:
        """The database file, where the address names one."""
        _, found, path = self.database_url.partition("sqlite:///")
        return Path(path) if found else None

    def make(self) -> None:
        """Make the data folder, for its owner only. Raise FolderUnwritable or DiskFull."""
        try:
            make_folder(self.home)
        except OSError as error:
            raise not_written(self.home, error, kept=_NOTHING) from error

    def must_be_writable(self) -> None:
        """Make the data folder and write to it, to be sure. Raise FolderUnwritable or DiskFull."""
        self.make()
        probe = self.home / "writable.probe"
        write_whole(probe, b"ccgcompose", kept=_NOTHING)
        probe.unlink(missing_ok=True)


def folders(environment: Mapping[str, str]) -> Folders:
    """Return the folders that the environment asks for, else the platform's own place for data.

    `CCGCOMPOSE_HOME` names the data folder, `CCGCOMPOSE_DATABASE_URL` another database than the one in it.
    Raise BadInput for a home that cannot be a folder.
    """
    named = environment.get("CCGCOMPOSE_HOME", "").strip()
    home = _given(named) if named else _platform_home()
    url = environment.get("CCGCOMPOSE_DATABASE_URL", "").strip() or f"sqlite:///{home / 'ccgcompose.sqlite'}"
    return Folders(home, url)


def _given(named: str) -> Path:
    try:
        return Path(named).expanduser().absolute()
    except (RuntimeError, ValueError) as error:
        raise BadInput(
            f"“{named}” in CCGCOMPOSE_HOME is not a folder.",
            kept=_NOTHING,
            next="Set it to the whole path of a folder that you may write.",
        ) from error


def _platform_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ccgcompose", appauthor=False)
