from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_command_needs_neither_window_nor_heavy_libraries(tmp_path):
    script = (
        "import sys, main; sys.path.insert(0, '.');"
        f"main.main(['stats', '--json', '--ledger', {str(tmp_path / 'none')!r}]);"
        "heavy = {'PySide6', 'reportlab', 'openpyxl', 'xlsxwriter', 'sqlite_utils', 'fontTools'};"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.splitlines()[1:]) == (0, [])


def test_a_wrong_word_is_usage_and_a_missing_ledger_environment(tmp_path):
    assert run("poems").returncode == 2
    done = run("stats", "--json", "--ledger", str(tmp_path / "none"))
    assert done.returncode == 3
    assert json.loads(done.stdout)["error"]["code"] == "ledger_missing"


def test_main_is_the_thin_door_it_promises_to_be():
    assert len((ROOT / "main.py").read_text("utf-8").splitlines()) < 60
