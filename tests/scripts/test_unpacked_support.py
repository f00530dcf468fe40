"""What a build unpacks of PySide6 is what PySide6 looks for, compiled so that no date is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_files_pyside_looks_for_are_written_and_compiled(tmp_path: Path) -> None:
    script = str(ROOT / "scripts" / "unpacked_support.py")
    done = subprocess.run(
        [sys.executable, script, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    written = [Path(line) for line in done.stdout.splitlines()]
    loader = tmp_path / "shibokensupport" / "signature" / "loader.py"
    assert loader in written
    compiled = [path for path in written if path.suffix == ".pyc"]
    assert {path.name.split(".")[0] for path in compiled} == {
        path.stem for path in written if path.suffix == ".py"
    }
    assert all(path.read_bytes()[4:8] == b"\x01\x00\x00\x00" for path in compiled), "unchecked, by hash"
