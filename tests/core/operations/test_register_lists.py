from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook

from core.domain.listing import Filter, ListKind, ListQuery, Timeliness
from core.domain.register import RegisterDraft
from core.operations import register_lists, registers
from core.operations.register_definitions import shipped

SUGGESTIONS = shipped()["suggestions"]
REPORTS = shipped()["annual_reports"]


def enter(ws, key, **values):
    return registers.add_entry(ws, key, RegisterDraft(values=values)).value


@pytest.fixture
def filled(ws):
    """Seen on 17 August 2020: one answered in time, one overdue, one of the year before answered late."""
    common = {"kind": "司法建议", "sender": "县人民法院"}
    enter(
        ws,
        "suggestions",
        received_on="2020-07-01",
        replied_on="2020-08-01",
        content="归档",
        unit="县司法局",
        **common,
    )
    enter(ws, "suggestions", received_on="2020-06-01", content="=1+1", **common)
    enter(ws, "suggestions", received_on="2019-03-01", replied_on="2019-12-01", content="裁量", **common)
    return ws


def query(**given):
    return ListQuery(kind=ListKind.REGISTERS, today=date(2020, 8, 17), **given)


def test_lines_stand_by_code_with_due_day_and_state(filled):
    found = register_lists.lines(filled, SUGGESTIONS)
    assert [line.code for line in found] == ["建议2019-001", "建议2020-001", "建议2020-002"]
    assert [line.timeliness for line in found][1:] == [Timeliness.DONE, Timeliness.OVERDUE]
    assert found[2].due == date(2020, 7, 31)
    entry = register_lists.entry_of(filled, found[2].uuid)
    assert register_lists.standing_today(filled, entry).timeliness is Timeliness.OVERDUE


def test_words_filters_and_sorting_narrow_the_lines(filled):
    found = register_lists.lines(filled, SUGGESTIONS)

    def codes(**given):
        return [line.code[2:] for line in register_lists.narrowed(SUGGESTIONS, found, query(**given))]

    assert codes(words="归档 法院") == ["2020-001"]
    assert codes(filters=(Filter(column="timeliness", values=("overdue",)),)) == ["2020-002"]
    assert codes(filters=(Filter(column="filled.content", values=("裁",), contains=True),)) == ["2019-001"]
    assert codes(sort=(("filled.received_on", True),)) == ["2020-001", "2020-002", "2019-001"]
    assert codes(sort=(("filled.unit", False),))[0] == "2020-001"
    state = next(column for column in register_lists.columns_of(SUGGESTIONS) if column.key == "timeliness")
    assert set(register_lists.distinct(found, state)) == {"done", "overdue"}


def test_figures_and_years_are_those_of_the_year_asked_for(filled):
    assert register_lists.years(filled, SUGGESTIONS) == [2020, 2019]
    every, this = (register_lists.figures(filled, SUGGESTIONS, year) for year in (None, 2020))
    assert [(rate.part, rate.whole) for rate in every.rates] == [("1", "3"), ("2", "3")]
    assert [(rate.part, rate.whole) for rate in this.rates] == [("1", "2"), ("1", "2")]
    assert (this.entries, this.overdue) == (2, 1)
    shown = {each.key: figures.entries for each, figures in register_lists.overview(filled)}
    assert shown["suggestions"] == 3
    assert set(shown) == set(shipped())


def test_units_without_an_entry_are_named_by_year(filled):
    enter(filled, "annual_reports", year="2019", unit="县财政局")
    assert register_lists.missing_units(filled, REPORTS, 2019) == ["县司法局"]
    assert register_lists.missing_units(filled, REPORTS, 2018) == ["县司法局", "县财政局"]
    assert register_lists.missing_units(filled, SUGGESTIONS) == []


def test_the_workbook_holds_what_is_shown_and_text_stays_text(filled, tmp_path):
    path = register_lists.export_register(filled, tmp_path / "s.xlsx", "suggestions", year=2020)
    sheet = load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "2020年司法建议、检察建议办复台账"
    assert rows[1][:4] == ("编号", "发出机关", "建议内容", "收到日期")
    assert len(rows) == 5
    assert rows[4][0].endswith("填报日期：2020年8月17日")
    assert rows[3][2] == "=1+1"
    assert sheet.cell(4, 3).data_type == "s"
    assert rows[3][3].date() == date(2020, 6, 1)
    few = register_lists.export_register(
        filled,
        tmp_path / "f.xlsx",
        "suggestions",
        query=query(words="归档"),
        column_keys=("entry_code", "timeliness"),
    )
    assert list(load_workbook(few).active.iter_rows(min_row=2, max_row=3, values_only=True)) == [
        ("编号", "时效"),
        ("建议2020-001", "已完成"),
    ]


def test_an_amount_is_a_number_in_the_workbook(ws, tmp_path):
    enter(ws, "arrears", debtor="县教育局", creditor="某公司", owed="120.5", registered_on="2020-08-03")
    path = register_lists.export_register(ws, tmp_path / "a.xlsx", "arrears")
    head, row, _signatures = list(load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    assert row[head.index("欠款金额（万元）")] == 120.5


def test_112_of_208_clues_closed_are_53_8_percent_and_results_are_counted(ws):
    """Domain row 22: 208 clues, 112 closed, 41 with problems."""
    results = ("属实", "部分属实", "不属实")
    for number in range(208):
        values = {"source": "媒体反映", "received_on": "2020-07-01", "content": f"线索{number}"}
        if number < 112:
            values |= {"closed_on": "2020-08-01", "result": results[number % 3]}
            values |= {"problem_found": "yes" if number < 41 else "no"}
        enter(ws, "clues", **values)
    figures = register_lists.figures(ws, shipped()["clues"])
    rates = {rate.name: (rate.part, rate.whole, rate.percent) for rate in figures.rates}
    assert rates["查结率"] == ("112", "208", "53.8")
    assert rates["问题发现率"] == ("41", "112", "36.6")
    assert rates["已安排督察检查"] == ("0", "208", "0.0")
    assert dict(figures.counts) == {"属实": 38, "部分属实": 37, "不属实": 37}
    assert figures.groups[0].lines == (("媒体反映", "208"),)


def test_head_counts_stand_by_kind_and_by_level(ws):
    """Domain rows 23 and 24: 21 certificates taken, 23 disciplined, 2 to justice, 83 people removed."""
    for kind, heads in (("吊销证件", 21), ("党纪政务处分", 23), ("移送司法", 2), ("清退辅助人员", 83)):
        enter(ws, "accountability", kind=kind, heads=str(heads), body="县纪委", decided_on="2020-08-01")
    figures = register_lists.figures(ws, shipped()["accountability"])
    assert figures.totals == (("人数（件数）", "129"),)
    assert [group.name for group in figures.groups] == ["问责方式", "责任层级"]
    expected = {"党纪政务处分": "23", "吊销证件": "21", "移送司法": "2", "清退辅助人员": "83"}
    assert dict(figures.groups[0].lines) == expected
    assert figures.groups[1].lines == ()
