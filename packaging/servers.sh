# Sourced by ./test after setup.sh: the real servers that the tests of the connectors speak to (tests/live).
# Installed on Debian and its relatives where we are root; anywhere else what is missing is named, and its tests say
# that they were skipped. CCGCOMPOSE_REQUIRE_SERVERS=1 (.ci/run) makes a missing server a fault. A second call finds
# everything there and does nothing. npm's part lies in a cache outside the checkout.
# shellcheck shell=bash disable=SC2154

server_cache=$HOME/.cache/ccgcompose-tests
server_packages='wordpress php-cli php-mysql php-gd php-curl php-xml php-mbstring mariadb-server
mediawiki php-sqlite3 php-intl gnome-keyring dbus-daemon'
# Seconds after which an installation is given up.
apt_patience=900
npm_patience=600

is_there() {  # is_there PACKAGE
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

not_there() {  # not_there PACKAGE...: those that are missing, on one line
    local package
    for package in "$@"; do
        is_there "$package" || printf '%s ' "$package"
    done
}

lacking() {  # lacking WHAT: a fault where every server is required, else a sentence
    [ "${CCGCOMPOSE_REQUIRE_SERVERS:-}" != 1 ] || stop "$1"
    say "$1; its tests are skipped"
}

# The packages would start a web server and a database of their own, which nobody asked for.
no_services() {
    [ -e /usr/sbin/policy-rc.d ] && return
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
}

bounded_apt() {  # bounded_apt ARGUMENTS OF apt-get
    DEBIAN_FRONTEND=noninteractive timeout "$apt_patience" apt-get --quiet --quiet "$@" </dev/null
}

need_server_packages() {
    command -v apt-get >/dev/null || { lacking "this system has no apt-get: WordPress and MediaWiki are not installed"; return; }
    local missing log
    # shellcheck disable=SC2086
    missing=$(not_there $server_packages)
    [ -n "$missing" ] || return 0
    [ "$(id -u)" = 0 ] || { lacking "servers for the tests are missing. Run: sudo apt-get install --yes $missing"; return; }
    say "installing the servers of the tests: $missing(some minutes the first time)"
    no_services
    log=$server_cache/apt.log
    # shellcheck disable=SC2086
    { bounded_apt update && bounded_apt install --yes --no-install-recommends $missing; } >"$log" 2>&1 \
        || lacking "servers of the tests could not be installed: look into $log"
}

# snac2 speaks Mastodon's API. Bookworm has it in its backports, which are asked for this once, beside the system's own
# lists and not in them.
need_snac() {
    ! command -v snac >/dev/null || return 0
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { lacking "snac2 is not installed"; return; }
    local lists name log=$server_cache/snac.log own
    name=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    lists=$(mktemp -d)
    cp /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list "$lists" 2>/dev/null || true
    [ ! -s /etc/apt/sources.list ] || cp /etc/apt/sources.list "$lists/main.list"
    backports_of "$name" deb822 "$lists"/*.sources >"$lists/backports.sources"
    backports_of "$name" lines "$lists"/*.list >"$lists/backports.list"
    own="-o Dir::Etc::sourceparts=$lists -o Dir::Etc::sourcelist=/dev/null -o APT::Get::List-Cleanup=0"
    no_services
    # shellcheck disable=SC2086
    { bounded_apt $own update && bounded_apt $own install --yes --no-install-recommends -t "$name-backports" snac2; } \
        >"$log" 2>&1 || lacking "snac2 could not be installed: look into $log"
    rm -r "$lists"
}

# Prints where the backports of a release lie, from where the release itself lies.
backports_of() {  # backports_of RELEASE deb822|lines FILE...
    local name=$1 way=$2
    shift 2
    [ -e "$1" ] || return 0
    if [ "$way" = lines ]; then
        sed -nE "s#^(deb (\[[^]]*\] )?[^ ]+) $name (.*)#\1 $name-backports \3#p" "$@"
    else
        awk -v RS= -v ORS='\n\n' -v n="$name" '$0 ~ "(^|\n)Suites:[^\n]* ?" n "( |\n)" {
            sub("Suites:[^\n]*", "Suites: " n "-backports"); print }' "$@"
    fi
}

need_node() {
    command -v node >/dev/null && command -v npm >/dev/null && return
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "installing node and npm for the servers of the tests"
    bounded_apt install --yes --no-install-recommends nodejs npm >"$server_cache/node.log" 2>&1
}

# Some of it is compiled, where no ready-made part can be fetched.
need_compiler() {
    command -v g++ >/dev/null && command -v make >/dev/null && return
    [ "$(id -u)" != 0 ] || bounded_apt install --yes --no-install-recommends g++ make >"$server_cache/g++.log" 2>&1 || true
}

need_npm() {  # need_npm FOLDER PACKAGE@VERSION...
    local folder=$server_cache/$1 wanted
    shift
    wanted=$*
    [ "$(cat "$folder/.installed" 2>/dev/null)" = "$wanted" ] && return
    need_node || { lacking "node and npm are missing: ${wanted%% *} is not installed"; return; }
    need_compiler
    say "installing $wanted (some minutes the first time)"
    mkdir -p "$folder"
    printf '{"private": true}\n' >"$folder/package.json"
    # shellcheck disable=SC2086
    if timeout "$npm_patience" npm --prefix "$folder" install --no-audit --no-fund --loglevel=error $wanted \
        >"$folder/npm.log" 2>&1 </dev/null; then
        printf '%s\n' "$wanted" >"$folder/.installed"
    else
        lacking "$wanted could not be installed: look into $folder/npm.log"
    fi
}

need_test_servers() {
    mkdir -p "$server_cache"
    need_server_packages
    need_snac
    need_npm pds @atproto/pds@0.4.217 @did-plc/server@0.0.1
    need_npm prism @stoplight/prism-cli@5.16.0
}
