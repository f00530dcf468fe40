from __future__ import annotations

import subprocess
import sys

from tests.architecture.reading import ROOT
from ui.pages.registry import PAGES

TAKE = """
import sys
from pathlib import Path

from core.clock import FixedClock
from datetime import date
from ui import nooks
from ui.showing import Camera, _keep_habits_in

folder = Path(sys.argv[1])
_keep_habits_in(str(folder / "habits"))
nooks.take_empty(Camera, FixedClock.on(date(2026, 3, 2)), folder)
"""


def test_every_page_of_an_empty_ledger_is_taken(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", TAKE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    taken = {path.stem: path.stat().st_size for path in (tmp_path / "empty").glob("*.png")}
    assert set(taken) == set(PAGES)
    assert min(taken.values()) > 5_000
