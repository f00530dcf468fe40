from __future__ import annotations

from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.unit import Unit
from core.operations.searching import search
from core.operations.writing import change
from core.store import records
from tests import builders as a
from tests.core.operations.registered import a_clue


def test_every_word_must_occur_and_two_characters_are_enough(practice):
    titles = [hit.title for hit in search(practice, "复议 人员")]
    assert any("复议人员配备不足" in title for title in titles)
    assert all("出庭" not in title for title in titles)


def test_a_units_name_finds_the_unit(practice):
    hits = search(practice, "市律师协会")
    assert ListKind.UNITS in {hit.kind for hit in hits}


def test_nothing_asked_finds_nothing(practice):
    assert search(practice, "   ") == []


def test_without_names_an_entry_is_neither_found_by_a_name_nor_shows_it(ws):
    a_clue(ws, informant="张三")
    assert [hit.excerpt for hit in search(ws, "张三")] != []
    assert search(ws, "张三", with_names=False) == []
    [hit] = search(ws, "乱罚款", with_names=False)
    assert (hit.kind, "张三" in hit.excerpt) == (ListKind.REGISTERS, False)
    assert search(ws, "乱罚款 张三", with_names=False) == []


def test_an_issue_is_found_by_why_its_letter_was_put_aside(practice):
    unit = records.find(practice.ledger, Unit)[0]
    issue = records.find(practice.ledger, Issue)[0]
    with change(practice, "office.revise") as tx:
        tx.add(a.a_dismissal(unit, issue, reason="已电话约定下周面谈"))
    [hit] = search(practice, "下周面谈")
    assert (hit.kind, hit.uuid, hit.excerpt) == (ListKind.ISSUES, issue.uuid, "已电话约定下周面谈")
