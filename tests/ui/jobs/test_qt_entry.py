"""Qt comes in, and PySide6's look-out is off ``import`` afterwards."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.reading import ROOT

SCRIPT = """
import builtins
from ui.jobs.qt_entry import bring_qt

bring_qt()
import core.wording

from PySide6.QtCore import QObject
try:
    QObject("not a parent")
except TypeError as error:
    print(builtins.__import__.__name__ != "__feature_import__", "QObject" in str(error))
"""


def test_nothing_looks_at_an_import_any_more_and_qt_still_says_what_is_wrong_with_a_call() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.split() == ["True", "True"]
