"""A disk that runs full: the change is refused in words, everything before it stays, nothing half is left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.domain.issue import Issue
from core.domain.measure import Measure
from core.store import records
from core.store.checking import check
from core.store.ledger import Ledger
from tests.builders import an_issue
from tests.core.store.opened import NOW, begin, save
from tests.faults.children import MEASURES
from tests.faults.running import child, rest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of the file size are a POSIX matter")


@pytest.mark.parametrize("extra", [1, 4096, 10_000, 70_000])
def test_a_full_disk_costs_only_the_change_that_did_not_fit(tmp_path: Path, extra: int) -> None:
    folder = tmp_path / "台账"
    begin(folder).close()
    size = (folder / "ledger.db").stat().st_size
    with child("fill", folder, size + extra) as process:
        lines = rest(process)
    saved = {words[1] for words in lines if words[0] == "saved"}
    told = [words[1] for words in lines if words[0] == "told"]
    assert told[0] in ("disk_full", "ledger_unreachable")
    with Ledger.open(folder, now=NOW) as ledger:
        assert {issue.uuid for issue in records.find(ledger, Issue)} == saved
        assert len(records.find(ledger, Measure)) == MEASURES * len(saved)
        assert check(ledger, full=True) == []
        save(ledger, an_issue())
    names = [path.name for path in (tmp_path / "usb").iterdir()] if (tmp_path / "usb").exists() else []
    assert all(name.endswith((".db", ".sha256")) for name in names)


def test_a_backup_that_does_not_fit_leaves_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    with begin(folder) as ledger:
        save(ledger, *(an_issue(text="问题" * 400) for _ in range(100)))
    with child("fill", folder, 20_000) as process:
        told = [words[1] for words in rest(process) if words[0] == "told"]
    assert told == ["ledger_unreachable"] * 2 or set(told) <= {"disk_full", "ledger_unreachable"}
    assert list((tmp_path / "usb").iterdir()) == []
