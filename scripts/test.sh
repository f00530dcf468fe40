#!/usr/bin/env bash
# Sets up what proving needs (first time only), then proves the house:
#   bash scripts/test.sh                   format, lint, types, layers, all tests
#   bash scripts/test.sh tests/core -x     only pytest, with these options
set -u
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare dev
cd "$root" || exit 3

if [ $# -gt 0 ]; then
  exec "$python" -m pytest "$@"
fi

failed=
check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok      $name"
  else
    echo "FAILED  $name" >&2
    failed=1
  fi
}
check "ruff format" "$python" -m ruff format --check --quiet .
check "ruff check" "$python" -m ruff check --quiet .
check "mypy" "$python" -m mypy --no-error-summary
check "import contracts" "$python" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache
[ -z "$failed" ] || exit 1
exec "$python" -m pytest -n 2 --dist loadfile
