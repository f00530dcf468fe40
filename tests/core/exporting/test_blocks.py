from __future__ import annotations

import dataclasses

from core.exporting.blocks import INDEX, blocks_of
from core.exporting.heights import ROW_LIMIT_PT
from core.exporting.ledger_lines import LedgerLine
from tests.core.exporting.practice_lines import one_line, practice_lines


def test_what_all_measures_share_reaches_over_them_and_what_differs_does_not():
    shared = blocks_of(practice_lines()[3])[0]
    assert shared.merged[INDEX["units"]] == "市依法治市办"
    assert all(INDEX["units"] not in part.cells for part in shared.parts)
    line = practice_lines()[3]
    other = dataclasses.replace(line.measures[0], units="市司法局")
    block = blocks_of(LedgerLine(issue=line.issue, measures=(other, *line.measures[1:])))[0]
    assert INDEX["units"] not in block.merged
    assert [part.cells[INDEX["units"]] for part in block.parts] == ["市司法局", *["市依法治市办"] * 4]


def test_a_block_is_as_high_as_its_issue_or_its_measures_need():
    low = blocks_of(practice_lines()[1])[0]
    assert low.height == sum(part.height for part in low.parts)
    high = blocks_of(one_line(issue_text="整改" * 200))[0]
    assert high.height == high.need > sum(part.height for part in high.parts)


def test_a_high_measure_takes_rows_that_a_sheet_allows():
    block = blocks_of(one_line(text="整改措施要求具体。" * 80))[0]
    assert block.tall
    first = block.parts[0]
    assert first.height > ROW_LIMIT_PT
    assert first.height / first.rows <= ROW_LIMIT_PT


def test_an_issue_text_beyond_one_cell_makes_a_second_block():
    blocks = blocks_of(one_line(issue_text="整" * 40_000))
    assert len(blocks) == 2
    assert str(blocks[1].merged[INDEX["issue"]]).startswith("（接上行）")
    assert blocks[1].parts[0].cells == {}
