from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from core.domain.letter import LetterKind
from core.letters import compose as composing
from core.letters.letter import Dress, PaperFormat, compose, content_from_json, content_json, lay_out
from core.letters.placed import Element
from tests.core.letters import geometry, samples

RECEIPTS = {"回执": "回　执", "送达回证": "送达回证"}


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_whose_receipt_needs_a_sheet_brings_it_along(kind):
    content = compose(kind, dataclasses.replace(samples.facts_of(kind), record_code="K7QM-2F9D"))
    titles = [form.title for form in content.forms]
    assert titles == ([RECEIPTS[kind.plan.receipt]] if kind.plan.receipt in RECEIPTS else [])
    assert all(form.code == "K7QM-2F9D" for form in content.forms)
    assert not any("{" in cell.text for form in content.forms for row in form.rows for cell in row.cells)


def test_the_clerk_may_leave_the_slip_out():
    facts = samples.supervision_facts(dress=Dress(slip=False))
    assert compose(LetterKind.SUPERVISION, facts).forms == ()


def test_a_slip_names_letter_unit_officer_and_day():
    facts = samples.supervision_facts(liaison="赵某某", liaison_phone="0312-5609999")
    (slip,) = compose(LetterKind.SUPERVISION, facts).forms
    words = "".join(cell.text for row in slip.rows for cell in row.cells) + slip.subtitle
    for told in ("容法督函〔2020〕8号督办函", "县市场监督管理局", "赵某某", "0312-5609999"):
        assert told in words
    assert slip.closing[0] == "请于2020年12月7日前将本回执加盖公章后连同书面反馈材料报送我办。"


def many(count: int) -> object:
    return samples.supervision_facts(items=tuple(samples.item(number) for number in range(1, count + 1)))


def test_many_items_go_into_a_table_that_loses_none(monkeypatch):
    plan = composing.template(LetterKind.SUPERVISION)
    most = int(plan["annex_over"])
    inline = compose(LetterKind.SUPERVISION, many(most))
    assert inline.annexes == ()
    content = compose(LetterKind.SUPERVISION, many(200))
    (annex,) = content.annexes
    assert annex.table is not None
    assert [row[0] for row in annex.table.rows] == [str(number) for number in range(1, 201)]
    assert content.attachments == (annex.title,)
    assert "有200项" in "".join(block.text for block in content.blocks)
    assert len("".join(block.text + block.lead for block in content.blocks)) < 1200
    layout = lay_out(content, bundled_only=True)
    told = "".join(run.text for page in layout.pages for run in geometry.runs_of(page, Element.TABLE))
    assert all(f"BD-2020-{number:03}" in told for number in range(1, 201))


def test_a_cell_of_a_table_ends_without_a_full_stop_and_keeps_those_inside():
    items = [samples.item(number, earlier="2020年10月8日督办函", progress="") for number in range(1, 21)]
    (annex,) = compose(LetterKind.SUPERVISION, samples.supervision_facts(items=tuple(items))).annexes
    assert annex.table is not None
    assert {row[-1] for row in annex.table.rows} == {"已逾期53天。此前已发出2020年10月8日督办函"}


def test_the_columns_of_days_hold_a_day_in_a_line():
    late = tuple(samples.item(number, due=date(2020, 12, 31)) for number in range(1, 21))
    layout = lay_out(
        compose(LetterKind.SUPERVISION, samples.supervision_facts(items=late)), bundled_only=True
    )
    told = [run.text for page in layout.pages for run in geometry.runs_of(page, Element.TABLE)]
    assert told.count("2020年12月31日") == 20


def test_every_format_is_composed_and_frozen_whole():
    for paper_format in PaperFormat:
        dress = Dress(
            format=paper_format,
            secrecy="秘密★1年",
            issue="第3期",
            issuers=("甲", "乙"),
            signers=("张某某",),
            printed_by="办公室",
            present="甲、乙",
        )
        content = compose(LetterKind.SUPERVISION, samples.supervision_facts(dress=dress))
        assert content.format is paper_format
        assert content.printed_on == "2020年11月22日"
        assert content_from_json(content_json(content)) == content
        assert content.sealed is (paper_format not in composing.UNSEALED)
