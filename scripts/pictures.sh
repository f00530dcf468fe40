#!/usr/bin/env bash
# Renews the pictures of the manual from the practice ledger: docs/manual/pictures/<page>.png as on a common
# screen, and magnified.png with every page as on a screen of 1366 × 768 pixels magnified by a half.
set -eu
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare runtime
cd "$root"
pictures=docs/manual/pictures
mkdir -p "$pictures"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
QT_QPA_PLATFORM=offscreen "$python" main.py demo --out "$made/demo" >&2
for picture in "$made"/demo/pictures/*.png; do
  name=${picture##*/}
  cp "$picture" "$pictures/${name#*-}"
done
QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.5 "$python" main.py demo --out "$made/magnified" >&2
find "$made/magnified/pictures" -name '*.png' -print0 | sort -zV |
  xargs -0 "$python" scripts/picture_sheet.py sheet "$pictures/magnified.png"
"$python" scripts/picture_sheet.py shrink "$pictures"
ls -l "$pictures"
