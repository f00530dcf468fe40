from __future__ import annotations

from core.domain.listing import ListKind
from core.store.name_search import names_spelt
from core.store.search import search
from tests import builders as a
from tests.core.store.opened import save


def test_units_aliases_liaisons_leaders_and_people_are_names(ledger):
    unit = a.a_unit("县住房和城乡建设局", aliases=("县住建局",), liaison="赵亮")
    issue = a.an_issue(leader="钱刚", person="孙丽")
    measure = a.a_measure(issue, leader="李强", person="周洋")
    save(ledger, unit, issue, measure, a.an_inspection(people=("吴静",)))
    assert names_spelt(ledger, "zjj") == ("县住建局", "县住房和城乡建设局")
    for letters, name in {"zl": "赵亮", "qg": "钱刚", "sunli": "孙丽", "lq": "李强", "zhouy": "周洋"}.items():
        assert names_spelt(ledger, letters) == (name,)
    assert names_spelt(ledger, "wuj") == ("吴静",)


def test_one_letter_digits_and_chinese_stand_for_themselves(ledger):
    save(ledger, a.a_unit("县公安局"))
    assert names_spelt(ledger, "g") == names_spelt(ledger, "12") == names_spelt(ledger, "公安") == ()


def test_a_search_by_initials_opens_what_carries_the_name(ledger):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(code="WT-9", person="王敏")
    other = a.an_issue(code="WT-10", person="李强")
    save(ledger, unit, issue, other)
    assert [(hit.kind, hit.uuid) for hit in search(ledger, "gaj")] == [(ListKind.UNITS, unit.uuid)]
    (hit,) = search(ledger, "wm")
    assert (hit.kind, hit.uuid, hit.excerpt) == (ListKind.ISSUES, issue.uuid, "王敏")
    assert search(ledger, "wm WT-10") == []
    assert [hit.uuid for hit in search(ledger, "wm wt-9")] == [issue.uuid]
