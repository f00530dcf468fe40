from __future__ import annotations

from datetime import date

import pytest

from core.domain.cells import cell_text, stored_words, value_text
from core.domain.issue import IssueStatus
from core.domain.listing import SUBMISSION_COLUMNS
from core.domain.rows import SubmissionRow


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (IssueStatus.CLOSED, "销号"),
        (date(2026, 6, 1), "2026年6月1日"),
        (True, "是"),
        (False, "否"),
        (0, "0"),
        ("原文", "原文"),
    ],
)
def test_values_are_said_in_words(value, text):
    assert value_text(value) == text


def test_a_row_says_every_column_of_its_list():
    row = SubmissionRow(
        uuid="3",
        period="2026-Q2",
        sequence=1,
        sealed_on=date(2026, 7, 3),
        target_name="市委依法治市办",
        nil=True,
        issues=0,
        measures=0,
        file_name="x.zip",
    )
    texts = [cell_text(column, row) for column in SUBMISSION_COLUMNS]
    assert texts == ["2026-Q2", "1", "2026年7月3日", "市委依法治市办", "是", "0", "0", "x.zip"]


def test_states_of_letters_and_their_way_out_are_said_in_words():
    assert stored_words("reply_state", "overdue") == "已逾期"
    assert stored_words("sign_state", "done") == "已完成"
    assert stored_words("sent_way", "confidential") == "机要"
