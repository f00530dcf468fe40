from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.unit import UnitRole
from core.importing.splitting import split_measures, split_units


@pytest.mark.parametrize(
    ("cell", "measures"),
    [
        ("1.培训;\n2.考核", ["培训", "考核"]),
        ("1、培训；2、考核；3、通报。", ["培训", "考核", "通报。"]),
        ("（1）培训（2）考核", ["培训", "考核"]),
        ("（1）修订办法，见附件（2）", ["修订办法，见附件（2）"]),
        ("（1）培训；（2）考核", ["培训", "考核"]),
        ("①培训；②考核；③通报", ["培训", "考核", "通报"]),
        ("一是培训；二是考核", ["培训", "考核"]),
        ("(一)培训\n(二)考核", ["培训", "考核"]),
        ("一、培训\n二、考核", ["培训", "考核"]),
        ("第一，培训；第二，考核", ["培训", "考核"]),
        ("1.培训 2.考核", ["培训", "考核"]),
        ("⒈培训\n⒉考核", ["培训", "考核"]),
        ("1.2020年印发方案；\n2.2021年完成验收", ["2020年印发方案", "2021年完成验收"]),
        ("安排资金5.14万元", ["安排资金5.14万元"]),
        ("1.投入5.14万元;2.培训3.5小时", ["投入5.14万元", "培训3.5小时"]),
        ("落实要求(1.培训;2.考核)并通报", ["落实要求(1.培训;2.考核)并通报"]),
        ("1.培训：（1）网上；（2）现场；\n2.考核", ["培训：（1）网上；（2）现场", "考核"]),
        ("加强领导：一是培训；二是考核", ["加强领导：\n培训", "考核"]),
        ("1.只有一条", ["只有一条"]),
        ("修订办法;\n经费纳入预算", ["修订办法", "经费纳入预算"]),
        ("修订办法并以两办\n名义印发", ["修订办法并以两办\n名义印发"]),
        ("加强领导；完善制度", ["加强领导；完善制度"]),
        ("1 个月内完成清查", ["1 个月内完成清查"]),
        ("1 个月内清查\n2 个月内整改", ["1 个月内清查\n2 个月内整改"]),
        ("1、2月集中整治", ["1、2月集中整治"]),
        ("1、2023年底前完成", ["2023年底前完成"]),
        ("一是否定做法", ["一是否定做法"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_cell_is_split_where_its_writing_says_so(cell, measures):
    assert list(split_measures(cell).texts) == measures


def test_only_measures_told_apart_by_lines_are_marked():
    assert split_measures("培训；\n考核").by_lines
    assert not split_measures("1.培训；\n2.考核").by_lines


@given(st.text(alphabet="12345.、一二三是（）()①②；;。\n培训考核 ", max_size=40))
@settings(max_examples=300, deadline=None)
def test_splitting_loses_nothing_but_numbers_and_separators(cell):
    dispensable = re.compile(r"[\s;；\d.、一二三是（）()①②]+")
    kept = "".join(split_measures(cell).texts)
    assert dispensable.sub("", kept) == dispensable.sub("", cell)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("市司法局、市财政局", ["市司法局", "市财政局"]),
        ("市司法局,市财政局，市教育局;市公安局；市水利局/市医保局\n市城管局", 7),
        ("各县(市、区)政府、市司法局", ["各县(市、区)政府", "市司法局"]),
        ("各县（市、区）", ["各县（市、区）"]),
        ("市、县两级法治机构", ["市、县两级法治机构"]),
        ("省、市、县司法行政机关", ["省、市、县司法行政机关"]),
        ("各县、市直部门", ["各县", "市直部门"]),
        ("市司法局、市司法局", ["市司法局"]),
        ("市司法局。", ["市司法局"]),
        ("(市司法局、市财政局", ["(市司法局", "市财政局"]),
        ("", []),
    ],
)
def test_units_are_split_at_separators_outside_brackets(cell, units):
    names = [unit.name for unit in split_units(cell).units]
    assert names == units if isinstance(units, list) else len(names) == units


def test_parts_written_in_the_cell_are_read():
    labelled = split_units("牵头单位：市司法局、市公安局；配合单位：市财政局").units
    assert [(u.name, u.role) for u in labelled] == [
        ("市司法局", UnitRole.LEAD),
        ("市公安局", UnitRole.LEAD),
        ("市财政局", UnitRole.SUPPORTING),
    ]
    suffixed = split_units("市司法局（牵头）、市财政局(配合)、市教育局").units
    assert [(u.name, u.role) for u in suffixed] == [
        ("市司法局", UnitRole.LEAD),
        ("市财政局", UnitRole.SUPPORTING),
        ("市教育局", UnitRole.DUTY),
    ]


def test_joined_units_are_kept_and_named_but_office_names_are_not():
    assert split_units("各县和市直单位").joined == ("各县和市直单位",)
    assert split_units("市住房和城乡建设局、市发展和改革委员会").joined == ()
