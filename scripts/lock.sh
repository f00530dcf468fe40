#!/usr/bin/env bash
# Compiles requirements/*.in into hash-locked *.lock files for CPython 3.11-3.13 on Linux and Windows.
# Needs `uv` (a developer's tool, not a requirement of the program). No address of any index is written.
# `pip` stays out: sqlite-utils names it as a dependency, but every .venv brings its own.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
compile() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
    --no-emit-index-url --no-emit-package pip --no-header "$@"
}
compile requirements/runtime.in -o requirements/runtime.lock
compile requirements/dev.in -c requirements/runtime.lock -o requirements/dev.lock
compile requirements/bench.in -c requirements/dev.lock -o requirements/bench.lock
