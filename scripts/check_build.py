"""Looks at a frozen folder: what must not be in it is not, what must be is, and how large it is.

``python scripts/check_build.py dist/rectification-ledger`` exits 1 and names what is wrong.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

UNWANTED = re.compile(r"sqldrivers|QtSql|Qt6Sql|Qt6Qml|Qt6Quick|WebEngine|/pip/|/setuptools/|/tls/|_pytest")
WANTED = (
    r"resources/wording/zh_cn\.toml$",
    r"resources/fonts/.*\.ttf$",
    r"resources/practice/.*\.xlsx$",
    r"plugins/platforms/(lib)?q(offscreen|windows)",
    r"qtbase_zh_CN\.qm$",
    r"shiboken6/files\.dir/shibokensupport/signature/__pycache__/loader\.[\w-]+\.pyc$",
)


def faults(names: list[str]) -> list[str]:
    """Return what is wrong with a folder of these file names (forward slashes)."""
    found = [f"not wanted: {name}" for name in names if UNWANTED.search(name)]
    found += [
        f"missing: {pattern}" for pattern in WANTED if not any(re.search(pattern, name) for name in names)
    ]
    return found


def main(folder: Path) -> int:
    """Print the folder's size and its faults; return the exit code."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"{folder}: {len(files)} files, {size / 1e6:.0f} MB")
    found = faults([path.as_posix() for path in files])
    print("\n".join(found) or "nothing unwanted, nothing missing")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
