#!/bin/sh
# Lock every requirement with its hashes, for all supported Python versions, without download addresses.
# `scripts/lock.sh` keeps versions that still fit; `scripts/lock.sh --upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header "$@"
}

compile "$@" requirements/uv.in --output-file requirements/uv.txt
compile "$@" requirements/build.in --output-file requirements/build.txt
compile "$@" --constraint requirements/build.txt requirements/base.in --output-file requirements/base.txt
compile "$@" --constraint requirements/base.txt --constraint requirements/build.txt \
    requirements/dev.in --output-file requirements/dev.txt

if grep -nE '://|^ *(-i|--index-url|--extra-index-url|--find-links)' requirements/*.txt; then
    echo "A lock file holds a download address; it must not." >&2
    exit 1
fi
