from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.ladder import Ladder, LadderStep
from core.domain.ladder_due import Due, Reason, due_steps
from core.domain.letter import LetterKind, LetterState
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.store import due as chasing
from core.store.ladders import ladders_of, put_aside
from core.store.ledger import Ledger
from core.store.pressing import Pressing, named, pressing
from core.store.sent_letters import as_sent, letters_about, owing, sent_by_matter
from tests import builders as a
from tests.core.store.opened import begin, save

TODAY = a.TODAY
LATE = date(2026, 10, 1)
LATER = date(2026, 11, 21)
SOON_DAY = date(2026, 12, 7)
FAR = date(2026, 12, 8)


def due(ledger: Ledger, unit_uuid: str | None = None):
    return chasing.due_items(ledger, today=TODAY, soon=15, unit_uuid=unit_uuid)


def test_items_come_latest_first_with_days_and_units(ledger):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(code="WT-1", due=FAR)
    soon, late, far = (
        a.a_measure(issue, position=n, due=day) for n, day in enumerate((SOON_DAY, LATE, FAR), 1)
    )
    save(ledger, unit, issue, soon, late, far, a.a_share(unit, issue))
    items = due(ledger)
    assert [(item.measure_uuid, item.days_left) for item in items] == [(late.uuid, -52), (soon.uuid, 15)]
    assert [item.timeliness for item in items] == [Timeliness.OVERDUE, Timeliness.DUE_SOON]
    assert {(item.code, item.units) for item in items} == {("WT-1", "县公安局")}


def test_an_issue_stands_for_itself_only_where_no_measure_of_it_is_due_as_early(ledger):
    bare = a.an_issue(due=LATE)
    covered = a.an_issue(due=LATE)
    all_done = a.an_issue(due=LATE)
    later = a.an_issue(due=LATE)
    save(ledger, bare, covered, all_done, later)
    held = a.a_measure(covered)
    done = a.a_measure(all_done, status=MeasureStatus.DONE)
    slower = a.a_measure(later, due=LATER)
    save(ledger, held, done, slower)
    assert {(item.issue_uuid, item.measure_uuid) for item in due(ledger)} == {
        (bare.uuid, None),
        (covered.uuid, held.uuid),
        (all_done.uuid, None),
        (later.uuid, None),
        (later.uuid, slower.uuid),
    }


def test_nobody_is_chased_for_a_measure_of_an_issue_reported_done(ledger):
    issue = a.an_issue(due=LATE, status=IssueStatus.CLOSURE_REQUESTED)
    save(ledger, issue, a.a_measure(issue, due=LATE))
    assert due(ledger) == []


def test_proposals_group_the_late_items_of_a_unit_worst_first(ledger):
    police, schools, helper = a.a_unit("县公安局"), a.a_unit("县教育局"), a.a_unit("县财政局")
    first, second = a.an_issue(code="WT-2", due=LATER), a.an_issue(code="WT-1", due=LATER)
    own = a.a_measure(second, due=LATE)
    save(ledger, police, schools, helper, first, second, own)
    save(
        ledger,
        a.a_share(police, first),
        a.a_share(police, second),
        a.a_share(helper, first, role=UnitRole.SUPPORTING, position=2),
        a.a_share(schools, own, role=UnitRole.LEAD),
    )
    proposals = chasing.letter_proposals(ledger, today=TODAY)
    assert [(item.unit_name, [each.code for each in item.items]) for item in proposals] == [
        ("县教育局", ["WT-1"]),
        ("县公安局", ["WT-2"]),
    ]
    assert [item.code for item in due(ledger, police.uuid)] == ["WT-2"]
    assert due(ledger, helper.uuid) == []


def test_a_supporting_unit_is_chased_where_nobody_else_is_named(ledger):
    helper = a.a_unit("县财政局")
    issue = a.an_issue(due=LATE)
    save(ledger, helper, issue, a.a_share(helper, issue, role=UnitRole.SUPPORTING))
    assert [item.unit_name for item in chasing.letter_proposals(ledger, today=TODAY)] == ["县财政局"]


@pytest.mark.parametrize(
    ("changes", "proposed"),
    [
        ({"reply_due": TODAY}, False),
        ({"reply_due": date(2026, 11, 21)}, True),
        ({"reply_due": date(2026, 12, 1), "state": LetterState.VOID, "void_reason": "写错"}, True),
        ({"reply_due": None}, True),
    ],
)
def test_an_item_is_not_proposed_again_while_the_unit_may_still_answer(ledger, changes, proposed):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(due=LATE)
    letter = a.a_letter(unit, **changes)
    save(ledger, unit, issue, a.a_share(unit, issue), letter, a.a_letter_item(letter, issue))
    assert bool(chasing.letter_proposals(ledger, today=TODAY)) is proposed


@st.composite
def _pressed(draw):
    """Draw issues with measures, units, tags, letters about them and proposals put aside."""
    batch = a.a_batch()
    units = [a.a_unit("县公安局"), a.a_unit("县教育局")]
    found = [batch, *units]
    days = st.none() | st.integers(-40, 6).map(lambda days: TODAY + timedelta(days=days))
    for number in range(draw(st.integers(1, 5))):
        issue = a.an_issue(
            code=f"WT-{number}",
            due=draw(days),
            tags=draw(st.sampled_from([(), ("涉及群众",), ("未成年人",)])),
            origin=draw(st.sampled_from(list(IssueOrigin))),
            batch_uuid=draw(st.sampled_from([None, batch.uuid])),
        )
        found += [issue, *a.shares(draw(st.lists(st.sampled_from(units), max_size=2, unique=True)), issue)]
        measures = [a.a_measure(issue, position=at, due=draw(days)) for at in range(draw(st.integers(0, 2)))]
        found += measures
        if draw(st.booleans()):
            unit = draw(st.sampled_from(units))
            letter = a.a_letter(
                unit,
                kind=draw(st.sampled_from([LetterKind.SUPERVISION, LetterKind.REMINDER])),
                reply_due=draw(days),
                dated_on=TODAY - timedelta(days=50),
            )
            of = draw(st.sampled_from([None, *measures]))
            found += [letter, a.a_letter_item(letter, issue, measure_uuid=of and of.uuid)]
        if draw(st.booleans()):
            found.append(a.a_dismissal(draw(st.sampled_from(units)), issue))
    return found


def one_by_one(ledger: Ledger):
    """Return who is due what about which items the plain way: every unit and item is looked at alone."""
    ladders, sent, aside = ladders_of(ledger), sent_by_matter(ledger), put_aside(ledger, TODAY)
    last = TODAY + timedelta(days=max(each.days_ahead for each in ladders.values()))
    near = [each for each in pressing(ledger, today=TODAY, soon=60) if each.due <= last.isoformat()]
    units = chasing.units_chased(ledger, near)
    pairs = [(unit, item) for item in near for unit in units[item.issue_uuid, item.measure_uuid]]
    late = owing(sent, {(unit, item.issue_uuid, item.measure_uuid) for unit, item in pairs}, TODAY)
    others = named(ledger, {key[1:] for key in late}, today=TODAY)
    units = chasing.units_chased(ledger, others)
    pairs += [
        (unit, item)
        for item in others
        for unit in units[item.issue_uuid, item.measure_uuid]
        if (unit, item.issue_uuid, item.measure_uuid) in late
    ]
    groups = {}
    for unit, item in pairs:
        ladder, key = (
            ladders.get(item.batch_uuid) or ladders[None],
            (unit, item.issue_uuid, item.measure_uuid),
        )
        letters = tuple(as_sent(row, ladder) for row in letters_about(sent, key, TODAY))
        matter = chasing._matter(item, ladder, TODAY, letters, aside.get(key, frozenset()))
        for each in due_steps(ladder, matter, TODAY):
            alone = item.issue_uuid if each.step.single else ""
            groups.setdefault((unit, ladder.uuid, each.step.key, alone), []).append((item, each))
    names = chasing._names(ledger, {key[0] for key in groups})

    def rank(key):
        days = {item.due for item, _ in groups[key]}
        days |= {dict(each.reason.facts).get("due", "") for _, each in groups[key]}
        return min(days - {""}, default="9999-12-31"), -len(groups[key]), names[key[0]]

    return [
        (key[0], key[2], [(item.issue_uuid, item.measure_uuid, each.reason) for item, each in groups[key]])
        for key in sorted(groups, key=rank)
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_pressed())
def test_items_alike_are_proposed_as_if_each_were_looked_at_alone(tmp_path_factory, records):
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        told = [
            (
                each.unit_uuid,
                each.step,
                [
                    (item.issue_uuid, item.measure_uuid, reason)
                    for item, reason in zip(each.items, each.reasons, strict=True)
                ],
            )
            for each in chasing.letter_proposals(ledger, today=TODAY)
        ]
        assert told == one_by_one(ledger)


def test_a_letter_about_matters_without_any_day_ranks_last():
    step, ladder = LadderStep(key="1", name="督办", kind=LetterKind.SUPERVISION), Ladder(uuid="l")
    matter = Pressing(*("" for _ in Pressing._fields))
    without, late = (chasing._Group((0, 0, place)) for place in (0, 1))
    without.add([(0, matter)], ladder, Due(step, 1, Reason("chase", (("number", "1"),))))
    late.add([(0, matter)], ladder, Due(step, 1, Reason("reply_late", (("due", "2026-11-01"),))))
    assert sorted([without, late], key=lambda each: each.rank("县财政局")) == [late, without]
