# Sourced by run.sh, test.sh and build.sh: sets `root` and `python`, and offers `prepare runtime|dev`.
# When nothing changed since the last set-up it starts no process at all.
here=${BASH_SOURCE[0]%/*}
root=$(CDPATH='' cd -- "$here/.." && pwd)
python=$root/.venv/bin/python

# Qt and file names with Chinese want UTF-8, whatever the terminal was started with.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *.[Uu][Tt][Ff]8 | *.[Uu][Tt][Ff]-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

same() { [ -f "$2" ] && [ "$(<"$1")" = "$(<"$2")" ]; }

fits() {
  "$1" -c 'import sys, sqlite3; sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and sqlite3.sqlite_version_info >= (3, 37)))' \
    </dev/null >/dev/null 2>&1
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3 python3.12 python3.11 python3.13 python; do
    if fits "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
  echo "没有找到可用的 Python 3.11–3.13(且 SQLite 不低于 3.37),未作任何改动;请先安装 Python(如 3.11),再运行本命令。" >&2
  echo "No usable Python 3.11-3.13 (with SQLite 3.37 or newer) was found and nothing was changed; install one, then run this again." >&2
  return 3
}

prepare() {
  local stamps=$root/.venv/installed/$1 found
  if [ -x "$python" ] && same "$root/requirements/$1.lock" "$stamps/lock" && same "$root/scripts/prepare.py" "$stamps/prepare.py"; then
    return
  fi
  found=$(find_python) || exit 3
  "$found" "$root/scripts/prepare.py" "$1" || exit 3
}
