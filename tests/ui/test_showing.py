from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from ui.gallery import DIALOGS
from ui.pages.registry import PAGES

ROOT = Path(__file__).resolve().parents[2]


def test_the_demo_without_a_screen_leaves_papers_and_a_picture_of_every_page(tmp_path):
    command = [sys.executable, str(ROOT / "main.py"), "demo", "--json", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["issues"] == {"new": 22, "updated": 0, "unchanged": 0}
    assert said["second_import"]["issues"] == {"new": 0, "updated": 0, "unchanged": 22}
    names = [Path(path).stem.partition("-")[2] for path in said["pictures"]]
    assert names == [*PAGES, "record", "measures"]
    for path in said["pictures"]:
        picture = QImage(path)
        seen = {picture.pixel(x, y) for x in range(0, 1360, 17) for y in range(0, 860, 13)}
        assert len(seen) > 12, path
    assert all(Path(path).is_file() for path in (*said["letters"], said["workbook"], said["package"]))
    dialogs = {path.stem for path in (tmp_path / "out" / "pictures" / "dialogs").glob("*.png")}
    assert dialogs == set(DIALOGS)
    pictures = tmp_path / "out" / "pictures"
    assert {path.stem for path in (pictures / "empty").glob("*.png")} == set(PAGES)
    assert {"office", "units", "fonts", "ladder"} < {
        path.stem for path in (pictures / "settings").glob("*.png")
    }
    assert {"records", "columns"} <= {path.stem for path in (pictures / "import").glob("*.png")}
    assert "propagateSizeHints" not in done.stderr


def test_the_self_test_passes_from_source(tmp_path):
    command = [sys.executable, str(ROOT / "main.py"), "self-test", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["passed"][-1] == "window"
