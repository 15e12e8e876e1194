#!/bin/sh
# Make the checkout ready: `scripts/bootstrap.sh run` for using the program, `scripts/bootstrap.sh dev` for working on it.
#
# Creates .venv, installs the locked requirements (every file checked against its hash), the package itself, and
# compiles the translations. What is already there and unchanged is not done again. Needs Python 3.11 or newer.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
case $purpose in
    run) lists="requirements/build.txt requirements/base.txt" ;;
    dev) lists="requirements/build.txt requirements/base.txt requirements/dev.txt" ;;
    *) echo "Usage: scripts/bootstrap.sh [run|dev]" >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    say "Schwerpunkt needs Python 3.11 or newer, and there is none here."
    say "On Debian 12 or Ubuntu 24.04 and newer:  sudo apt install python3 python3-venv"
    exit 1
}

install_venv_module() {
    # Debian and Ubuntu keep the part of Python that makes virtual environments in a package of its own.
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing python$version-venv ..."
        apt-get update -qq >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null
    else
        say "Python cannot make virtual environments yet. Please install the missing part once and start again:"
        say "    sudo apt install python$version-venv"
        exit 1
    fi
}

make_environment() {
    say "Making .venv with Python $("$python" -c 'import platform; print(platform.python_version())') ..."
    rm -rf .venv
    "$python" -c 'import ensurepip' 2>/dev/null || install_venv_module
    "$python" -m venv .venv
    printf '%s' "$PWD" >.venv/made-in
}

by_uv() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes "$@" &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
}

by_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "$@"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

install_all() {
    say "Installing the locked requirements ..."
    set --
    for list in $lists; do set -- "$@" -r "$list"; done
    if ! by_uv "$@"; then
        # uv does not know every processor, and not the mirror that a house has set for pip.
        say "That did not work with uv; pip does the same, more slowly ..."
        by_pip "$@"
    fi
}

compile_translations() {
    for source in $(find src/schwerpunkt -name '*.po' 2>/dev/null); do
        target=${source%.po}.mo
        if [ ! -e "$target" ] || [ "$source" -nt "$target" ]; then
            .venv/bin/pybabel --quiet compile --input-file "$source" --output-file "$target"
        fi
    done
}

# A virtual environment knows its own place: one that was moved or belongs to a vanished Python is made anew.
if [ "$(cat .venv/made-in 2>/dev/null)" != "$PWD" ] || ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(find_python)
    make_environment
fi

stamp=.venv/installed-$purpose
want=$(cat requirements/uv.txt $lists pyproject.toml | sha256sum | cut -d ' ' -f 1)
if [ "$(cat "$stamp" 2>/dev/null)" != "$want" ]; then
    install_all
    printf '%s' "$want" >"$stamp"
fi
compile_translations
