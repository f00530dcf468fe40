"""Qt comes in with PySide6's own source ready, and its look-out is off ``import`` afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.reading import ROOT

SCRIPT = """
import builtins
import sys
from pathlib import Path

from core.ready_code import ReadyCode
from ui.jobs.qt_entry import bring_qt

sys.dont_write_bytecode = False
ready = ReadyCode(Path(sys.argv[1]))
kept = len(ready._known)
bring_qt(ready)
ready.keep()
import core.wording
import shibokensupport

from PySide6.QtCore import QObject
try:
    QObject("not a parent")
except TypeError as error:
    plain = builtins.__import__.__name__ != '__feature_import__'
    print(kept, plain, compile.__module__, "QObject" in str(error))
"""


def test_qt_comes_in_the_same_with_and_without_kept_texts_and_says_what_is_wrong_with_a_call(
    tmp_path: Path,
) -> None:
    kept = []
    for _ in range(2):
        answer = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / "kept")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        texts, *rest = answer.stdout.split()
        kept.append(int(texts))
        assert rest == ["True", "builtins", "True"]
    assert kept[0] == 0
    assert kept[1] > 5
