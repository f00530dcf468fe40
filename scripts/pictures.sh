#!/usr/bin/env bash
# Renews the pictures of the manual from the practice ledger: docs/manual/pictures/<page>.png
set -eu
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare runtime
cd "$root"
mkdir -p docs/manual/pictures
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
QT_QPA_PLATFORM=offscreen "$python" main.py demo --out "$made/demo" >&2
for picture in "$made"/demo/pictures/*.png; do
  name=${picture##*/}
  cp "$picture" "docs/manual/pictures/${name#*-}"
done
ls -l docs/manual/pictures
