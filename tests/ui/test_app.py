from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from core.errors import Environment
from core.operations import ledgers
from core.wording import word
from tests.ui.conftest import CLOCK
from ui.app import Program, make_application, speak_chinese
from ui.models.habits import habits
from ui.models.recent_ledgers import last_ledger, recent_ledgers
from ui.session import Opening, Session

ROOT = Path(__file__).resolve().parents[2]

_LOOK = """
import json, sys
from pathlib import Path
from core.clock import Clock
from ui.app import Program, make_application
from ui.session import Opening
application = make_application()
program = Program(application, Clock())
program.start(Opening.of_ledger(Path(sys.argv[1]), program.clock))
application.processEvents()
heavy = ("openpyxl", "reportlab", "sqlite_utils", "xlsxwriter", "python_calamine", "fontTools", "pypdfium2")
print(json.dumps([name for name in heavy if name in sys.modules]))
program.window.close()
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_loaded_before_the_window_shows(practice_folder: Path, tmp_path: Path):
    done = run("-c", _LOOK, str(practice_folder), XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("display_named", ["", ":4711"])
def test_without_a_display_one_sentence_names_the_demo_and_the_code_is_3(display_named: str, tmp_path: Path):
    done = run(
        "main.py",
        QT_QPA_PLATFORM="",
        DISPLAY=display_named,
        WAYLAND_DISPLAY="",
        XDG_STATE_HOME=str(tmp_path),
    )
    assert done.returncode == 3
    assert "demo" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_qt_came_with_its_chinese_words(qtbot):
    application = QApplication.instance()
    assert speak_chinese(application)
    assert isinstance(application.children()[-1], QTranslator)


def test_the_last_ledger_is_opened_again(practice_folder: Path, qtbot):
    habits().setValue("ledger/last", str(practice_folder))
    assert last_ledger() == practice_folder
    habits().setValue("ledger/last", str(practice_folder / "gone"))
    assert last_ledger() is None


@pytest.fixture
def said(monkeypatch) -> list[str]:
    """What the message boxes said; nobody has to press them away."""
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.text()) or 0)
    return texts


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("ui.dialogs.opening_dialog.OpeningDialog.exec", lambda _: 0)
    made = Program(make_application(), CLOCK)
    yield made
    if made.window is not None:
        made.window.close()


def test_a_named_ledger_is_shown_and_remembered(program: Program, full: Session, qtbot):
    folder = full.folder
    full.close()
    assert program.start(Opening.of_ledger(folder, CLOCK))
    assert program.window.session.folder == folder
    assert last_ledger() == folder
    qtbot.waitUntil(lambda: recent_ledgers()[:1] == [folder])


def test_a_ledger_that_is_missing_is_told_in_one_sentence(program: Program, tmp_path: Path, said: list[str]):
    assert not program.start(Opening.of_ledger(tmp_path / "gone", CLOCK))
    assert len(said) == 1
    assert str(tmp_path / "gone") in said[0]


def test_a_ledger_in_use_without_a_window_is_told_in_one_sentence(
    program: Program, tmp_path: Path, said: list[str]
):
    code = (
        "import sys, time; from pathlib import Path; from core.clock import Clock\n"
        "from core.operations import ledgers\n"
        "ws = ledgers.create_ledger(Path(sys.argv[1]), ledgers.new_office('x', 'x'), Clock())\n"
        "print('open', flush=True); time.sleep(60)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "used")], env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline().strip() == "open"
        assert not program.start(Opening.of_ledger(tmp_path / "used", CLOCK))
        assert len(said) == 1
    finally:
        other.kill()
        other.wait()
        other.stdout.close()


def test_another_ledger_takes_the_place_of_the_first(program: Program, full: Session, tmp_path: Path):
    folder = full.folder
    full.close()
    program.start(Opening.of_ledger(folder, CLOCK))
    program.show(Session.create(tmp_path / "second", ledgers.new_office("第二", "two"), CLOCK))
    assert program.window.session.folder == tmp_path / "second"
    Session.open(folder, CLOCK).close()


def test_a_bug_shows_a_report_that_can_be_copied(program: Program, qtbot, monkeypatch):
    shown: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box) or 0)
    try:
        raise ZeroDivisionError("ours")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    assert "ZeroDivisionError: ours" in shown[0].detailedText()
    assert "log" in shown[0].text()


def test_every_error_of_the_window_is_one_sentence_that_says_what_to_do():
    sentence = word("errors.no_display")
    assert sentence.endswith("。")
    assert Environment("no_display").exit_code == 3
