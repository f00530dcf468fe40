from __future__ import annotations

from ui.models.recent_ledgers import recent_ledgers, remember_ledger


def test_the_newest_stands_first_and_each_once(tmp_path):
    folders = [tmp_path / name for name in ("甲", "乙")]
    for each in folders:
        each.mkdir()
        remember_ledger(each)
    remember_ledger(folders[0])
    assert recent_ledgers() == folders


def test_one_that_is_gone_is_not_offered_and_there_are_six_at_most(tmp_path):
    for n in range(8):
        (tmp_path / str(n)).mkdir()
        remember_ledger(tmp_path / str(n))
    assert [each.name for each in recent_ledgers()] == ["7", "6", "5", "4", "3", "2"]
    (tmp_path / "7").rmdir()
    assert recent_ledgers()[0].name == "6"
