#!/usr/bin/env bash
# Builds the portable one-folder program into dist/ and lets it prove itself.
set -eu
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare dev
cd "$root"
"$python" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build build.spec
"$python" scripts/check_build.py dist/rectification-ledger
echo "self-test of the frozen program:"
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} dist/rectification-ledger/rectification-ledger self-test
