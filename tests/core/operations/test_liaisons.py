from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.people import Liaison, LiaisonDraft
from core.errors import Refused
from core.operations import health, history, issues, liaisons, offices, units
from core.store import records


def draft(**values):
    return LiaisonDraft(**({"unit": "县公安局", "name": "李娜", "phone": "0312-1"} | values))


def test_a_unit_always_says_who_is_in_post(ws):
    made = liaisons.add(ws, draft()).value
    unit = units.unit_of(ws, "县公安局")
    assert (unit.liaison, unit.phone) == ("李娜", "0312-1")
    yesterday = ws.clock.today() - timedelta(days=1)
    liaisons.revise(ws, made.uuid, made.revision, draft(until=yesterday))
    liaisons.add(ws, draft(name="张伟", phone="0312-2", since=ws.clock.today()))
    unit = units.unit_of(ws, "县公安局")
    assert (unit.liaison, unit.phone) == ("张伟", "0312-2")
    assert [each.name for each in liaisons.of_unit(ws, unit.uuid)] == ["张伟", "李娜"]
    assert liaisons.contact_of(ws, unit.uuid, yesterday) == ("李娜", "0312-1")
    assert liaisons.contact_of(ws, unit.uuid, ws.clock.today()) == ("张伟", "0312-2")
    history.undo(ws)
    assert units.unit_of(ws, "县公安局").liaison == ""


def test_a_name_typed_before_is_kept_as_the_officer_before(ws):
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("县公安局"),)))
    unit = units.unit_of(ws, "县公安局")
    units.revise_unit(ws, replace(unit, liaison="老赵", phone="1"))
    liaisons.add(ws, draft(since=date(2020, 8, 1)))
    found = {each.name: each for each in liaisons.of_unit(ws, unit.uuid)}
    assert found["老赵"].until == date(2020, 7, 31)
    assert found["老赵"].phone == "1"
    assert units.unit_of(ws, "县公安局").liaison == "李娜"


def test_an_officer_entered_by_mistake_is_taken_out(ws):
    made = liaisons.add(ws, draft()).value
    liaisons.remove(ws, made.uuid)
    assert records.find(ws.ledger, Liaison) == []
    assert units.unit_of(ws, "县公安局").liaison == ""
    with pytest.raises(Refused, match="not_valid"):
        liaisons.add(ws, draft(name=""))


def test_a_pasted_list_is_read_by_its_headings_or_in_the_usual_order(ws):
    head, li = "姓名\t部门\t联系电话\t任职时间\t职责", "李娜\t县公安局\t1\t2020年3月\t报送、收集"
    text = f"{head}\n{li}\n\n张伟\t县司法局\t2\t2020.4.5\t\n"
    first, second = liaisons.read_pasted(text)
    assert (first.unit, first.since, first.duties) == ("县公安局", date(2020, 3, 1), ("报送", "收集"))
    assert (second.name, second.since) == ("张伟", date(2020, 4, 5))
    (plain,) = liaisons.read_pasted("县公安局\t李娜\t科员\t1\t去年")
    assert (plain.post, plain.since, plain.note) == ("科员", None, "去年")
    assert liaisons.add_pasted(ws, [first, second]).value == 2
    assert liaisons.add_pasted(ws, [first, second]).value == 0
    assert liaisons.read_pasted("  \n") == []


def test_the_duties_are_eight_until_the_office_has_its_own(ws):
    assert len(liaisons.duties(ws)) == 8
    offices.revise_settings(ws, replace(ws.settings, liaison_duties=("报送材料",)))
    assert liaisons.duties(ws) == ("报送材料",)


def test_a_unit_with_open_issues_and_nobody_in_post_is_an_ailment_once_the_book_is_kept(ws):
    issues.register_issue(ws, IssueDraft(text="一", units=(UnitName("县公安局"), UnitName("县司法局"))))

    def without():
        return [each.title for each in health.ailments(ws) if each.rule == "unit_without_liaison"]

    assert without() == []
    liaisons.add(ws, draft())
    assert without() == ["县司法局"]
    (officer,) = liaisons.of_unit(ws, units.unit_of(ws, "县公安局").uuid)
    assert liaisons.draft_of(ws, officer.uuid) == draft()
