# Sourced by ./run and ./test: makes a checkout ready on a machine with only Python and git. A second call finds
# its stamps and does nothing. Needs $root, the checkout's folder; leaves $venv. Each failure is one sentence.
# shellcheck shell=bash disable=SC2034,SC2154

venv=$root/.venv

stop() {
    printf 'ccgcompose: %s\n' "$1" >&2
    exit 2
}

say() {
    printf 'ccgcompose: %s\n' "$1" >&2
}

# The Debian package for each shared library that Qt loads, one pair a line.
run_libraries='libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0'

# The Debian package for each program and file besides. Emoji can be done without where nobody may install a font.
run_files=
[ "$(id -u)" != 0 ] || run_files='/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf fonts-noto-color-emoji'
test_files='/usr/bin/Xvfb xvfb
/usr/bin/xauth xauth
/usr/bin/xdotool xdotool'

# Names the packages that are missing, on one line.
missing_packages() {  # missing_packages FILES
    local known name package
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
    while read -r name package; do
        case $known in *"$name "*) ;; *) printf '%s ' "$package" ;; esac
    done <<<"$run_libraries"
    while read -r name package; do
        [ -z "$name" ] || [ -e "$name" ] || printf '%s ' "$package"
    done <<<"$1"
}

install_packages() {  # install_packages WHY PACKAGE...
    local why=$1
    shift
    if [ "$(id -u)" != 0 ]; then
        stop "$why. Run: sudo apt-get install --yes $*"
    fi
    say "$why; installing $*"
    local output
    output=$(apt_install "$@" 2>&1 </dev/null) && return
    printf '%s\n' "$output" >&2
    stop "the system packages could not be installed: look above. Then run: apt-get install --yes $*"
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends "$@"
}

# Other systems bring Qt's libraries along, or name them differently: only Debian and its relatives are looked at.
need_packages() {  # need_packages FILES
    command -v apt-get >/dev/null || return 0
    local missing
    missing=$(missing_packages "$1")
    # Unquoted on purpose: one word for each package.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages "system packages are missing" $missing
}

suits() {  # suits PYTHON: whether this interpreter starts and is new enough
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    local python
    for python in python3 python3.13 python3.12 python3.11; do
        if suits "$python"; then
            printf '%s' "$python"
            return
        fi
    done
    stop "Python 3.11 or newer was not found. Install it, for example: sudo apt-get install --yes python3 python3-venv"
}

# Debian keeps the parts that make a virtual environment in a package of their own.
need_venv_module() {  # need_venv_module PYTHON
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    local package
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    command -v apt-get >/dev/null || stop "this Python cannot make a virtual environment. Install $package"
    install_packages "this Python cannot make a virtual environment" "$package"
}

make_venv() {
    suits "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1 && return
    local python
    python=$(find_python) || exit
    need_venv_module "$python"
    say "making a virtual environment in ${venv#"$root"/}"
    "$python" -m venv --clear "$venv" || stop "the virtual environment $venv could not be made"
}

pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check --quiet --quiet "$@" </dev/null >&2
}

# What an installation was made from: the lock file, the project's own table, and where the checkout stands.
fingerprint() {  # fingerprint LOCK
    { cat "$1" "$root/pyproject.toml" && printf '%s' "$root"; } | sha256sum
}

# Installs a lock file and the checkout itself.
need_python_packages() {  # need_python_packages run|dev
    local lock=$root/requirements/$1.txt stamp=$venv/.installed-$1 wanted
    wanted=$(fingerprint "$lock")
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
    make_venv
    say "installing the libraries of requirements/$1.txt (some minutes the first time)"
    pip install --require-hashes --only-binary :all: -r "$lock" \
        || stop "the libraries could not be installed: look above, check the network, and start again"
    pip install --no-index --no-deps --no-build-isolation --editable "$root" \
        || stop "the checkout could not be put into $venv: look above"
    printf '%s\n' "$wanted" >"$stamp"
    # The dev lock holds all of the run lock.
    fingerprint "$root/requirements/run.txt" >"$venv/.installed-run"
}
