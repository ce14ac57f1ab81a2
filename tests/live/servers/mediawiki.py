"""MediaWiki as Debian packages it, over SQLite: a bot with a password that may edit and upload, and not delete."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.servers.process import Program, free_port, missing

TREE = Path("/usr/share/mediawiki")
INSTALL = "apt-get install mediawiki php-cli php-sqlite3 php-intl php-mbstring php-xml"
USER, APP = "Amara", "ccgcompose"
WORD = "a-long-word-for-tests-only"
GRANTS = "basic,createeditmovepage,editpage,uploadfile,uploadeditmovefile"

# What a wiki's own settings add: its address is whatever it is asked by, and nothing is cached over a test.
MORE = """
$wgServer = 'http://' . ($_SERVER['HTTP_HOST'] ?? '127.0.0.1'); $wgCanonicalServer = $wgServer;
$wgEnableUploads = true; $wgUploadDirectory = '%(uploads)s'; $wgCacheDirectory = false;
$wgMainCacheType = CACHE_NONE; $wgMessageCacheType = CACHE_NONE; $wgParserCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB; $wgRateLimits = []; $wgJobRunRate = 0; $wgShowExceptionDetails = true;
$wgUseImageMagick = false; $wgFileExtensions = ['png', 'gif', 'jpg', 'jpeg', 'webp']; $wgAllowExternalImages = false;
$wgPasswordAttemptThrottle = [];
"""


@dataclass(frozen=True, slots=True)
class MediaWiki:
    """A running wiki. `user` and `password` are those of the bot."""

    url: str
    user: str
    password: str
    version: str
    database: Path


@contextmanager
def mediawiki(folder: Path) -> Iterator[MediaWiki]:
    """Start a wiki in an empty folder; skip the test where it is not installed."""
    if not TREE.is_dir() or shutil.which("php") is None:
        missing("MediaWiki", INSTALL)
    port = free_port()
    data, settings, uploads = folder / "data", folder / "settings", folder / "uploads"
    for made in (data, settings, uploads):
        made.mkdir()
    _php(folder, "install.php", *_installing(port, data, settings), "NHS Exampleshire", "Admin")
    file = settings / "LocalSettings.php"
    file.write_text(file.read_text(encoding="utf-8") + MORE % {"uploads": uploads}, encoding="utf-8")
    password = _bot(folder, file)
    environment = {"MW_CONFIG_FILE": str(file), "PHP_CLI_SERVER_WORKERS": "3"}
    limits = ["-d", "upload_max_filesize=20M", "-d", "post_max_size=20M"]
    command: list[str | Path] = ["php", *limits, "-S", f"127.0.0.1:{port}", "-t", TREE]
    web = Program(command, folder / "php.log", folder, environment)
    try:
        url = f"http://127.0.0.1:{port}"
        web.wait_for_address(f"{url}/api.php")
        yield MediaWiki(url, f"{USER}@{APP}", password, _version(), data / "wiki.sqlite")
    finally:
        web.stop()


def _installing(port: int, data: Path, settings: Path) -> list[str]:
    return [
        "--dbtype=sqlite",
        f"--dbpath={data}",
        "--dbname=wiki",
        f"--confpath={settings}",
        f"--server=http://127.0.0.1:{port}",
        "--scriptpath=",
        f"--pass={WORD}",
    ]


def _bot(folder: Path, settings: Path) -> str:
    """Make the user and the bot password, and return the password."""
    _php(folder, "createAndPromote.php", "--bot", USER, WORD, settings=settings)
    said = _php(
        folder,
        "createBotPassword.php",
        f"--appid={APP}",
        f"--grants={GRANTS}",
        USER,
        settings=settings,
    )
    found = re.search(r"'([a-z0-9]{32})'", said) or re.search(r"\b([a-z0-9]{32})\b", said)
    assert found is not None, said
    return found[1]


def _php(folder: Path, script: str, *words: str, settings: Path | None = None) -> str:
    environment = {"MW_CONFIG_FILE": str(settings)} if settings else {}
    ran = subprocess.run(
        ["php", str(TREE / "maintenance" / script), *words],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def _version() -> str:
    defines = (TREE / "includes" / "Defines.php").read_text(encoding="utf-8")
    found = re.search(r"MW_VERSION', '([^']+)'", defines)
    return found[1] if found else "unknown"
