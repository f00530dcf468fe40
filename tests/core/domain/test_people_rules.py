from __future__ import annotations

from datetime import date

import pytest

from core.domain.issue import IssueStatus
from core.domain.people import LeaderDraft, LiaisonDraft, Operator, OperatorDraft, OperatorRole, VisitDraft
from core.domain.people_rules import (
    check_leader,
    check_liaison,
    check_operator,
    check_pin,
    check_visit,
    is_active,
    plain_name,
    role_for,
    strikes_off,
)

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("operation", "role"),
    [
        ("issue.register", OperatorRole.CLERK),
        ("letter.dispatch", OperatorRole.CLERK),
        ("", OperatorRole.CLERK),
        ("review.pass", OperatorRole.REVIEWER),
        ("letter.void", OperatorRole.REVIEWER),
        ("review.levels", OperatorRole.ADMIN),
        ("office.settings", OperatorRole.ADMIN),
        ("operator.leave", OperatorRole.ADMIN),
    ],
)
def test_every_operation_asks_for_one_role(operation, role):
    assert role_for(operation) is role


def test_only_a_move_into_struck_off_is_a_closure():
    closed = IssueStatus.CLOSED
    assert strikes_off(IssueStatus.FIRST_REVIEWED, closed)
    assert strikes_off(IssueStatus.STANDING, closed)
    assert not strikes_off(closed, closed)
    assert not strikes_off(closed, IssueStatus.RECTIFYING)


def test_a_person_works_up_to_the_last_day():
    person = Operator(uuid="a", name="李芳", left_on=DAY)
    assert is_active(person, DAY)
    assert not is_active(person, date(2026, 11, 23))


def test_a_person_has_a_name_of_their_own_and_a_role():
    other = Operator(uuid="a", name="李 芳")
    found = check_operator(OperatorDraft(name="李芳", roles=()), [other])
    assert [each.rule for each in found] == ["operator_name_taken", "operator_no_role"]
    assert [each.rule for each in check_operator(OperatorDraft(), [])] == ["required"]


def test_a_pin_is_neither_too_short_nor_too_long():
    assert check_pin("") == check_pin("1234") == []
    assert [each.rule for each in (*check_pin("123"), *check_pin("1" * 33))] == ["pin_length"] * 2


def test_an_officer_has_a_unit_a_name_and_days_in_order():
    wrong = LiaisonDraft(unit=" ", since=DAY, until=date(2026, 1, 1))
    assert [each.field for each in check_liaison(wrong)] == ["unit", "name", "until"]
    assert check_liaison(LiaisonDraft(unit="县公安局", name="李娜", since=DAY, until=DAY)) == []


def test_a_leader_takes_no_spelling_of_another():
    taken = {plain_name("张副县长"): "张伟"}
    (found,) = check_leader(LeaderDraft(name="李强", aliases=("张 副县长",)), taken)
    assert (found.field, dict(found.facts)) == ("aliases", {"name": "张伟"})
    assert [each.rule for each in check_leader(LeaderDraft(), taken)] == ["required"]


def test_a_visit_has_a_day_that_has_come_and_words():
    ahead = VisitDraft(dated=date(2026, 11, 23), done="走访")
    assert [each.rule for each in check_visit(ahead, DAY)] == ["visit_ahead"]
    assert [each.field for each in check_visit(VisitDraft(), DAY)] == ["dated", "done"]


def test_a_unit_is_compared_whatever_the_width_of_its_brackets():
    assert plain_name("县（市、区） 司法局") == plain_name("县(市、区)司法局")
