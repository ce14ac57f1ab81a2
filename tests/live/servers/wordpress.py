"""WordPress as Debian packages it, on a database of its own: an editor with an application password."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.servers.process import Program, free_port, missing

TREE = Path("/usr/share/wordpress")
PROGRAMS = ("php", "mariadbd", "mariadb-install-db")
INSTALL = "apt-get install wordpress php-cli php-mysql php-gd php-curl php-xml php-mbstring mariadb-server"
EDITOR = "amara"

CONFIG = """<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_ENVIRONMENT_TYPE', 'local');  // application passwords over http
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name)
    foreach (['KEY', 'SALT'] as $kind) define("{$name}_$kind", 'a test of ccgcompose');
$host = $_SERVER['HTTP_HOST'] ?? '127.0.0.1:%(port)d';
define('WP_HOME', "http://$host"); define('WP_SITEURL', "http://$host");
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
SET_UP = """<?php
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('NHS Exampleshire', 'admin', 'admin@example.nhs.uk', true, '', wp_generate_password());
update_option('blogdescription', 'News from the people who plan and buy health care in Exampleshire.');
update_option('permalink_structure', '/%year%/%postname%/');
$id = wp_insert_user(['user_login' => 'amara', 'user_pass' => wp_generate_password(), 'role' => 'editor',
    'display_name' => 'Amara Obi', 'user_email' => 'amara@example.nhs.uk']);
[$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'ccgcompose']);
global $wp_rewrite; $wp_rewrite->init(); flush_rewrite_rules(false);
echo "\\n" . json_encode(['password' => $password, 'version' => $GLOBALS['wp_version']]);
"""
ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; $_SERVER['PHP_SELF'] = '/index.php';
require __DIR__ . '/index.php';
"""


@dataclass(frozen=True, slots=True)
class WordPress:
    """A running blog. `password` is the editor's application password."""

    url: str
    user: str
    password: str
    version: str


@contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    """Start a blog in an empty folder; skip the test where it is not installed."""
    if not TREE.is_dir() or not all(map(shutil.which, PROGRAMS)):
        missing("WordPress", INSTALL)
    port, socket, tree = free_port(), folder / "db.sock", folder / "tree"
    shutil.copytree(TREE, tree, ignore=shutil.ignore_patterns("wp-config.php"))
    (tree / "wp-content" / "uploads").mkdir(parents=True, exist_ok=True)
    values = {"socket": socket, "port": port}
    (tree / "wp-config.php").write_text(CONFIG % values, encoding="utf-8")
    (tree / "router.php").write_text(ROUTER, encoding="utf-8")
    (tree / "set-up.php").write_text(SET_UP, encoding="utf-8")
    database = _database(folder, socket)
    try:
        database.wait_for_socket(socket)
        _ran(
            folder,
            "mariadb",
            "--no-defaults",
            "--user=root",
            f"--socket={socket}",
            "-e",
            "CREATE DATABASE blog",
        )
        made = json.loads(_ran(tree, "php", "set-up.php").splitlines()[-1])
        with _web(folder, tree, port) as url:
            yield WordPress(url, EDITOR, made["password"], made["version"])
    finally:
        database.stop()


@contextmanager
def _web(folder: Path, tree: Path, port: int) -> Iterator[str]:
    """Serve the tree."""
    mail = ["-d", "sendmail_path=/bin/true"]
    command: list[str | Path] = ["php", *mail, "-S", f"127.0.0.1:{port}", "-t", tree, tree / "router.php"]
    web = Program(command, folder / "php.log", tree, {"PHP_CLI_SERVER_WORKERS": "3"})
    try:
        web.wait_for_address(f"http://127.0.0.1:{port}/wp-json/")
        yield f"http://127.0.0.1:{port}"
    finally:
        web.stop()


def _database(folder: Path, socket: Path) -> Program:
    data, passing = folder / "db", folder / "db-passing"
    passing.mkdir()  # of its own: two that are set up at once trip over one another in a shared one
    kept = (f"--datadir={data}", f"--tmpdir={passing}")
    _ran(folder, "mariadb-install-db", "--no-defaults", *kept, "--skip-test-db", *_AS_US, _PLAIN)
    command = ["mariadbd", "--no-defaults", *kept, f"--socket={socket}", "--skip-networking"]
    command += [*_AS_US, "--innodb-flush-log-at-trx-commit=0", f"--pid-file={folder / 'db.pid'}"]
    return Program(command, folder / "db.log", folder)


_AS_US = ("--user=root",)
_PLAIN = "--auth-root-authentication-method=normal"


def _ran(folder: Path, *command: str) -> str:
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, f"{command[0]} failed:\n{answer.stdout[-2000:]}{answer.stderr[-2000:]}"
    return answer.stdout
