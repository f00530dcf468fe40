from __future__ import annotations

import pytest

from core.letters import paper
from core.letters.paper import GRIDS, Pitch
from core.letters.rows import BLANK, Row
from core.letters.sheets import new_sheet, pour


@pytest.mark.parametrize("pitch", Pitch)
def test_a_page_holds_22_lines_in_every_pitch(pitch):
    sheet = new_sheet(GRIDS[pitch], [])
    assert sheet.room() == 22
    sheets = [sheet]
    pour(sheets, [Row(body=True, runs=()) for _ in range(3)])
    assert sheets[0].rows == [], "no page begins blank"


def test_a_foot_takes_lines_away():
    sheet = new_sheet(GRIDS[Pitch.STANDARD], [BLANK] * 5)
    assert sheet.room() - sheet.room(foot=paper.PITCH) == 1
    assert sheet.end == pytest.approx(37 + 5 * paper.PITCH)
