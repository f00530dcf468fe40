#!/usr/bin/env bash
# Renews the pictures of the manual from the practice ledger: docs/manual/pictures/<page>.png as on a common
# screen, and magnified.png with every page as on a screen of 1366 × 768 pixels magnified by a half.
# With a FOLDER it leaves the manual alone: every page and every dialog go to FOLDER/common and FOLDER/magnified,
# each in a folder pictures.
set -eu
. "${BASH_SOURCE[0]%/*}/prepared.sh"
prepare runtime
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  folder=$(CDPATH='' cd -- "$1" && pwd)
fi
cd "$root"
if [ -n "${folder:-}" ]; then
  QT_QPA_PLATFORM=offscreen "$python" main.py demo --out "$folder/common" >&2
  QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.5 "$python" main.py demo --out "$folder/magnified" >&2
  ls "$folder"/*/pictures
  exit
fi
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
find "$made/magnified/pictures" -maxdepth 1 -name '*.png' -print0 | sort -zV |
  xargs -0 "$python" scripts/picture_sheet.py sheet "$pictures/magnified.png"
"$python" scripts/picture_sheet.py shrink "$pictures"
ls -l "$pictures"
