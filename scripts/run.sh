#!/usr/bin/env bash
# Sets up what the program needs (first time only), then runs it:
#   bash scripts/run.sh                        the window
#   bash scripts/run.sh demo --out demo-out    the main job, no screen needed
set -u
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare runtime
exec "$python" "$root/main.py" "$@"
