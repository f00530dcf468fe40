from __future__ import annotations

import pytest

from core.cli import demo
from core.clock import FixedClock
from core.domain.proposal import Tally
from core.errors import Environment, Refused
from core.exchange.unpacking import verify
from core.operations import ledgers, overview, upkeep


def test_the_demo_leaves_every_paper_of_the_main_job(tmp_path):
    clock = FixedClock.on(demo.DEMO_DAY)
    shown = demo.play(tmp_path / "out", clock)
    assert shown.imported.issues == Tally(new=22)
    assert shown.again.issues == Tally(unchanged=22)
    assert [path.suffix for path in shown.letters] == [".pdf", ".pdf"]
    assert shown.workbook.stat().st_size > 5_000
    assert verify(shown.package).records_count > 100
    restored = ledgers.open_ledger(shown.restored, clock, read_only=True)
    found = overview.overview(restored)
    restored.close()
    assert found.issues == 24
    original = ledgers.open_ledger(shown.ledger, clock, read_only=True)
    assert upkeep.check(original, full=True) == []
    original.close()


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(Refused, match="demo_folder_in_use"):
        demo.prepare(tmp_path)
    assert (tmp_path / "照片.jpg").is_file()


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(Environment, match="file_trouble"):
        demo.prepare(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "x"


def test_an_earlier_demonstration_is_cleared_away(tmp_path):
    demo.prepare(tmp_path / "out")
    (tmp_path / "out" / "old.txt").write_text("x")
    demo.prepare(tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["demo.txt"]
