from __future__ import annotations

from datetime import date

import pytest

from core.domain.issue import IssueStatus
from core.domain.listing import ListKind
from tests import builders as a
from tests.core.store.listed import ids, only
from tests.core.store.opened import save

TODAY = a.TODAY


def test_every_word_must_occur_somewhere_in_an_issue_its_units_or_its_measures(ledger):
    unit = a.a_unit("县公安局", aliases=("公安局",))
    found = a.an_issue(text="案卷制作不规范", code="WT-7")
    other = a.an_issue(text="案卷归档不及时", code="WT-8")
    save(ledger, unit, found, other, a.a_share(unit, found), a.a_measure(found, text="开展案卷评查"))
    assert ids(ledger, ListKind.ISSUES, "案卷") == [found.uuid, other.uuid]
    assert ids(ledger, ListKind.ISSUES, "案卷 公安") == [found.uuid]
    assert ids(ledger, ListKind.ISSUES, "  评查　wt-7 ") == [found.uuid]
    assert ids(ledger, ListKind.ISSUES, "评查 归档") == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "100%", "a_b", "';--"])
def test_signs_that_mean_something_to_sql_are_looked_for_as_they_stand(ledger, sign):
    holding, plain = a.an_issue(text=f"办结率{sign}左右"), a.an_issue(text="办结率 1000 axb")
    save(ledger, holding, plain)
    assert ids(ledger, ListKind.ISSUES, sign) == [holding.uuid]
    assert ids(ledger, ListKind.ISSUES, "", only("text", sign, contains=True)) == [holding.uuid]
    assert ids(ledger, ListKind.ISSUES, "", only("area", sign)) == []


def test_filters_are_anded_and_their_values_ored(ledger):
    late = a.an_issue(due=date(2026, 10, 1), area="行政执法")
    early = a.an_issue(due=date(2027, 10, 1), area="行政执法", status=IssueStatus.RECTIFYING)
    other = a.an_issue(area="普法宣传")
    save(ledger, late, early, other)
    kind = ListKind.ISSUES
    assert ids(ledger, kind, "", only("area", "行政执法"), only("timeliness", "overdue")) == [late.uuid]
    assert ids(ledger, kind, "", only("timeliness", "overdue", "undated")) == [late.uuid, other.uuid]
    assert ids(ledger, kind, "", only("status", "rectifying")) == [early.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-10-01")) == [late.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-12-01..")) == [early.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-01-01..2026-12-31")) == [late.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "")) == [other.uuid]
    assert ids(ledger, kind, "", only("units", "")) == [late.uuid, early.uuid, other.uuid]
    assert ids(ledger, kind, "", only("measures", "0")) == [late.uuid, early.uuid, other.uuid]
    assert ids(ledger, kind, "", only("area")) == []


def test_codes_are_sorted_by_the_numbers_in_them_and_blanks_come_last_either_way(ledger):
    issues = [a.an_issue(code=code, leader=code[-1:]) for code in ("问题10", "问题9", "", "问题二", "问题12")]
    save(ledger, *issues)
    codes = {issue.uuid: issue.code for issue in issues}

    def in_order(key, *, descending):
        return [codes[uuid] for uuid in ids(ledger, ListKind.ISSUES, sort=[(key, descending)])]

    assert in_order("code", descending=False) == ["问题二", "问题9", "问题10", "问题12", ""]
    assert in_order("code", descending=True) == ["问题12", "问题10", "问题9", "问题二", ""]
    assert in_order("leader", descending=True)[-1] == ""


def test_states_are_sorted_in_the_order_of_life_and_lateness_by_urgency(ledger):
    closed = a.an_issue(status=IssueStatus.CLOSED, due=date(2026, 1, 1))
    late = a.an_issue(status=IssueStatus.REGISTERED, due=date(2026, 1, 1))
    soon = a.an_issue(status=IssueStatus.CLAIMED, due=TODAY)
    save(ledger, closed, soon, late)
    assert ids(ledger, ListKind.ISSUES, sort=[("status", False)]) == [late.uuid, soon.uuid, closed.uuid]
    assert ids(ledger, ListKind.ISSUES, sort=[("timeliness", False)]) == [late.uuid, soon.uuid, closed.uuid]


def test_ties_are_broken_the_same_way_whatever_the_sort(ledger):
    issues = [a.an_issue(code=f"WT-{n}", area="同一方面") for n in (3, 11, 2, 1)]
    save(ledger, *issues)
    by_code = [issues[3].uuid, issues[2].uuid, issues[0].uuid, issues[1].uuid]
    for descending in (False, True):
        assert ids(ledger, ListKind.ISSUES, sort=[("area", descending)]) == by_code


def test_an_unknown_column_never_reaches_sql(ledger):
    with pytest.raises(KeyError):
        ids(ledger, ListKind.ISSUES, sort=[("code; DROP TABLE issue", False)])
    with pytest.raises(KeyError):
        ids(ledger, ListKind.ISSUES, "", only("1=1 OR code", "x"))
