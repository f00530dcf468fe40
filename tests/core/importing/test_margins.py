from __future__ import annotations

from datetime import date

import pytest

from core.importing.margins import area_of, total_of
from tests.core.importing.ledger_files import HEADER, read, texts, write


def test_sections_between_rows_give_the_area(tmp_path):
    rows = [HEADER, ["一、执法方面（2项）"], [1, "甲"], [2, "乙"], ["二、普法方面（2项）"], [1, "丙"]]
    proposal = read(write(tmp_path / "a.xlsx", rows, merges=["A2:E2", "A5:E5"]))
    assert [issue.field("area") for issue in proposal.issues] == [
        "一、执法方面",
        "一、执法方面",
        "二、普法方面",
    ]
    assert any("4项（2+2）" in warning for warning in proposal.warnings)


def test_column_numbers_and_repeated_headers_are_no_issues(tmp_path):
    rows = [HEADER, ["1", "2", "3", "4", "5"], [1, "甲", "", "", ""], HEADER, [2, "乙", "", "", ""]]
    assert texts(read(write(tmp_path / "a.xlsx", rows))) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("一、执法方面(7项)", "一、执法方面", 7),
        ("执法方面（共十二项）", "执法方面", 12),
        ("执法\n方面", "执法方面", None),
        ("执法(含3个县)方面", "执法(含3个县)方面", None),
    ],
)
def test_an_area_gives_its_name_and_its_stated_count(text, name, count):
    assert area_of(text) == (name, count)


def test_a_total_is_a_bare_count():
    assert [total_of("22项"), total_of("共 22 个问题"), total_of("22项措施"), total_of("")] == [
        22,
        22,
        None,
        None,
    ]


def test_labels_are_read_beside_and_within_their_cells(tmp_path):
    rows = [
        ["附件1"],
        ["某县法治督察问题整改台账"],
        ["填报单位（盖章）:", "某县委依法治县办", "单位：件", "截至日期：2023年6月1日"],
        HEADER,
        [1, "甲", "", "", "年底"],
        ["填表人：张三", "", "填报日期：2023年6月5日"],
    ]
    proposal = read(write(tmp_path / "a.xlsx", rows), anchor=None)
    assert (proposal.title, proposal.reporter) == ("某县法治督察问题整改台账", "某县委依法治县办")
    assert proposal.as_of == proposal.anchor == date(2023, 6, 1)
    assert ("A6", "填表人：张三") in proposal.surroundings
    assert texts(proposal) == ["甲"]


def test_words_of_totals_and_signatures_in_an_issue_do_not_hide_it(tmp_path):
    rows = [
        ["方面", "序号", "问题内容", "整改措施"],
        ["审批", 1, "拖欠工资累计", "清欠"],
        ["日期", 2, "公示日期不清", "更正"],
        ["审批小计", "", "1项"],
        ["审核人", "张三"],
    ]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert texts(proposal) == ["拖欠工资累计", "公示日期不清"]
    assert proposal.rejected == ()
