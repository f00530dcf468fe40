"""The system libraries that the set-up installs are enough for a window on a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.operations import practice

ROOT = Path(__file__).resolve().parents[2]

WINDOW = """
import sys
from pathlib import Path
from core.clock import Clock
from ui.app import Program, make_application
from ui.session import Opening
application = make_application()
program = Program(application, Clock())
program.start(Opening.of_ledger(Path(sys.argv[1]), program.clock))
application.processEvents()
picture = application.primaryScreen().grabWindow(0).toImage()
colours = {picture.pixel(x, y) for x in range(0, picture.width(), 16) for y in range(0, picture.height(), 16)}
print(application.platformName(), program.window.isVisible(), len(colours) > 3)
program.window.close()
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own, its number chosen by the X server."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="an X server is a matter of Linux")
def test_the_window_opens_and_paints_on_a_real_screen(display: str, tmp_path: Path) -> None:
    folder = practice.practice_ledger(tmp_path / "practice", FixedClock.on(date(2020, 12, 10)))
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
    }
    env.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-c", WINDOW, str(folder)]
    answer = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert answer.stdout.split() == ["xcb", "True", "True"], answer.stderr
