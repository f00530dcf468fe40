from __future__ import annotations

import pytest

from core.domain.deadline import Cycle
from core.domain.issue import IssueOrigin
from core.domain.register import CountRule, DueRule, RateRule, SpanRule
from core.operations.register_definitions import shipped
from ui.widgets.picks_edit import FieldNames
from ui.widgets.register_rules_edit import DueEdit, IssueEdit, counts_edit, rates_edit, spans_edit


def names_of(key):
    return FieldNames(lambda: shipped()[key].fields)


@pytest.mark.parametrize(
    "rule",
    [
        DueRule(own="due"),
        DueRule(start=("received_on",), days=15, working=True),
        DueRule(own="due", start=("received_on", "closed_on"), cycle=Cycle.QUARTERLY, month=2, day=10),
        DueRule(start=("received_on",), cycle=Cycle.WEEKLY, day=5),
    ],
)
def test_a_due_rule_is_shown_as_it_is(qtbot, rule):
    edit = DueEdit(names_of("clues"))
    qtbot.addWidget(edit)
    edit.set_value((rule,))
    assert edit.value() == (rule,)
    edit.set_value(())
    assert edit.value() == ()


def test_how_days_are_counted_is_asked_only_where_a_count_begins(qtbot):
    edit = DueEdit(names_of("clues"))
    qtbot.addWidget(edit)
    edit.show()
    edit.parts["own"].set_value("due")
    assert not edit.parts["days"].isVisible()
    edit.parts["start"].pick("received_on")
    assert edit.parts["days"].isVisible()
    edit.parts["way"].set_value(Cycle.WEEKLY.value)
    assert [edit.parts[key].isVisible() for key in ("days", "month", "day")] == [False, False, True]


def test_rates_of_every_way_are_shown_as_they_are(qtbot):
    names = names_of("arrears")
    edit = rates_edit(names)
    qtbot.addWidget(edit)
    given = (
        *shipped()["arrears"].rates,
        RateRule(name="单位", distinct="debtor"),
        RateRule(name="偿", sum_met="paid", sum_of="owed"),
        RateRule(name="销号", linked="issues"),
    )
    edit.set_value(given)
    assert edit.value() == given
    edit.refill()
    assert edit.value() == given
    edit.show()
    shown = edit.lines[-1].parts
    assert (shown["linked"].isVisible(), shown["met"].isVisible()) == (True, False)


def test_counts_and_stretches_of_days_are_shown_as_they_are(qtbot):
    counts, spans = counts_edit(names_of("arrears")), spans_edit(names_of("campaigns"))
    for edit, given in (
        (counts, (CountRule(by="debtor", sum="owed"), CountRule(by="debtor"))),
        (spans, (SpanRule(start="started_on", end="ended_on", days=7),)),
    ):
        qtbot.addWidget(edit)
        edit.set_value(given)
        assert edit.value() == given


def test_how_an_entry_becomes_an_issue_is_shown_as_it_is(qtbot):
    edit = IssueEdit(names_of("clues"))
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value(())
    assert (edit.value(), edit.parts["unit"].isVisible()) == ((), False)
    edit.set_value(shipped()["clues"].issues)
    assert edit.value() == shipped()["clues"].issues
    edit.parts["origin"].set_value(IssueOrigin.OTHER)
    assert edit.value()[0].origin is IssueOrigin.OTHER
