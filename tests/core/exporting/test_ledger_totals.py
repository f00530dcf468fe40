from __future__ import annotations

from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.exporting.ledger_book import write_ledger
from tests.core.exporting.practice_lines import PLACE, heading, practice_lines, rows_of


def test_the_total_row_counts_the_rows_above_it(tmp_path):
    path = tmp_path / "a.xlsx"
    lines = practice_lines()
    write_ledger(path, heading(), lines)
    measures = [measure for line in lines for measure in line.measures]
    done = sum(m.status in (MeasureStatus.DONE, MeasureStatus.VERIFIED) for m in measures)
    late = sum(m.timeliness is Timeliness.OVERDUE for m in measures)
    total = rows_of(path)[-2]
    assert total[PLACE["measure"]] == f"整改措施54条，已完成{done}条，逾期{late}条"
    overdue = sum(line.issue.timeliness is Timeliness.OVERDUE for line in lines)
    assert f"逾期{overdue}项" in str(total[PLACE["units"]])
