from __future__ import annotations

from core.wording import word
from tests.core.importing.ledger_files import HEADER, read, write


def test_counts_that_agree_are_not_mentioned(tmp_path):
    rows = [HEADER, ["一、执法方面（2项）"], [1, "甲"], [2, "乙"], ["合计", "2项"]]
    assert read(write(tmp_path / "a.xlsx", rows, merges=["A2:E2"])).warnings == ()


def test_a_total_row_that_disagrees_is_mentioned(tmp_path):
    rows = [HEADER, [1, "甲"], [2, "乙"], ["合计", "3项"]]
    assert read(write(tmp_path / "a.xlsx", rows)).warnings == (
        word("importing.warn_total", stated=3, listed=2),
    )


def test_a_missing_anchor_is_mentioned_first(tmp_path):
    proposal = read(write(tmp_path / "a.xlsx", [HEADER, [1, "甲"]]), anchor=None)
    assert proposal.warnings == (word("importing.warn_no_anchor"),)
