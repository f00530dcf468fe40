"""Whatever a printed table shows comes back as it was, into a ledger that knows nothing of it."""

from __future__ import annotations

import random
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.issue import Issue, IssueStatus
from core.domain.listing import ListKind
from core.domain.measure import MEASURE_DONE, Measure, MeasureStatus
from core.domain.unit import Unit, UnitRole, UnitShare
from core.domain.verdict import Verdict
from core.importing.spreadsheet import read_proposal
from core.operations import exports, imports, listing
from core.operations.writing import change
from core.schedule.expressions import read_deadline
from core.store import records
from tests.builders import a_batch, a_measure, a_note, a_share, a_unit, an_issue
from tests.core.conftest import begin

WORDS = (
    "6月份（推进会）",
    "立行立改",
    "2020年底前",
    "2019年9月底前，并长期坚持",
    "长期坚持",
    "按省统一部署",
    "每季度",
    "",
)
NAMES = ("县司法局", "县公安局", "各县（市、区）和市直部门", "县自然资源和规划局")
PARTS = (UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING, UnitRole.SUPERVISING)
SAID = ("", "1.已印发；\n2.正在公布", "已完成", "总体进展：已部署")
READ_ON = date(2019, 3, 1)
"""The day the words were read on; the sheets are printed in August 2020."""


def deadline(chance):
    return read_deadline(chance.choice(WORDS), anchor=READ_ON, start=chance.choice((None, READ_ON)))


def parts_of(chance, units, owner):
    chosen = chance.sample(units, chance.randint(0, 3))
    found = (replace(a_share(unit, owner), role=chance.choice(PARTS)) for unit in chosen)
    return [replace(each, position=place) for place, each in enumerate(found)]


def measures_of(chance, issue):
    found = []
    for place in range(1, chance.randint(1, 5)):
        state = chance.choice(list(MeasureStatus))
        own = deadline(chance) if chance.random() < 0.5 else read_deadline("", anchor=None)
        day = date(2020, 5, place) if state in MEASURE_DONE and chance.random() < 0.5 else None
        text = chance.choice((f"第{place}条：（1）印发；（2）公布。", "加强培训"))
        found.append(
            replace(
                a_measure(issue, position=place, text=text, status=state, result=chance.choice(SAID)),
                deadline=own,
                finished_on=day,
            )
        )
    return found


def fill(ws, seed):
    """Enter issues of every kind as a year of work leaves them."""
    chance = random.Random(seed)
    with change(ws, "import", name="甲") as tx:
        batches = [tx.add(a_batch(name=name)) for name in ("省级反馈", "本级排查")]
        units = [tx.add(a_unit(name)) for name in NAMES]
        for number in range(1, 7):
            issue = an_issue(
                code=f"2019-{number:03d}",
                sequence=str(number),
                area=chance.choice(("一、学习方面（7项）", "二、执法方面", "")),
                text=f"第{number % 5}个问题，投入1.5万元\n分两行写",
                leader=chance.choice(("", "张伟")),
                note=chance.choice(("", "已报市局")),
                status=chance.choice(list(IssueStatus)),
                progress=chance.choice(SAID),
                tags=chance.choice(((), ("行政复议", "营商环境"))),
                batch_uuid=chance.choice(batches).uuid,
            )
            tx.add(replace(issue, deadline=deadline(chance)))
            tx.add_all(parts_of(chance, units, issue))
            for measure in measures_of(chance, issue):
                tx.add(measure)
                tx.add_all(parts_of(chance, units, measure) if chance.random() < 0.4 else [])
                if chance.random() < 0.3:
                    tx.add(a_note(issue, measure, text="本周已办两件"))
    return ws


@contextmanager
def two_ledgers(seed):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        here, there = fill(begin(folder / "甲"), seed), begin(folder / "乙")
        yield here, there, folder / "表.xlsx"
        here.close()
        there.close()


def read(ws, path):
    return imports.compared(ws, read_proposal(lambda done, total: None, path, None))


def brought(ws, path):
    return imports.apply_proposal(ws, read(ws, path))


def shares_of(ws):
    names = {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}
    found = {}
    for share in sorted(records.find(ws.ledger, UnitShare), key=lambda share: share.position):
        found.setdefault(share.issue_uuid or share.measure_uuid, []).append(
            (names[share.unit_uuid], share.role)
        )
    return found


def limit(found):
    return found.raw, found.due


def measure_facts(ws, issue, *, days):
    units = shares_of(ws)
    rows = {row.uuid: row.progress for row in rows_of(ws, ListKind.MEASURES)}
    found = records.find(ws.ledger, Measure, issue_uuid=issue.uuid, order="position")
    return [
        (
            each.text,
            units.get(each.uuid, []),
            limit(each.deadline),
            each.status,
            each.finished_on if days else None,
            rows[each.uuid],
        )
        for each in found
    ]


def rows_of(ws, kind):
    query = listing.query_of(ws, kind)
    return listing.list_rows(ws, query, listing.list_ids(ws, query))


def issue_facts(ws, *, batch=False):
    units = shares_of(ws)
    rows = {row.uuid: row for row in rows_of(ws, ListKind.ISSUES)}
    return {
        each.code: (
            each.area,
            each.sequence,
            each.text,
            each.leader,
            each.note,
            each.tags,
            each.status,
            limit(each.deadline),
            units.get(each.uuid, []),
            rows[each.uuid].progress,
            rows[each.uuid].batch if batch else "",
        )
        for each in records.find(ws.ledger, Issue)
    }


def all_measures(ws, *, days):
    issues = records.find(ws.ledger, Issue)
    found = {issue.code: measure_facts(ws, issue, days=days) for issue in issues}
    return {code: measures for code, measures in found.items() if measures}


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**6), targets=st.booleans())
def test_a_printed_ledger_comes_back_whole_into_an_empty_one(seed, targets):
    with two_ledgers(seed) as (here, there, path):
        exports.export_ledger(here, path, targets=targets)
        assert {each.verdict for each in read(here, path).issues} == {Verdict.UNCHANGED}
        brought(there, path)
        assert issue_facts(there) == issue_facts(here)
        assert all_measures(there, days=targets) == all_measures(here, days=targets)
        assert {each.verdict for each in read(there, path).issues} == {Verdict.UNCHANGED}


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_list_of_issues_comes_back_whole_with_the_batch_of_each(seed):
    with two_ledgers(seed) as (here, there, path):
        exports.export_list(here, path, listing.query_of(here, ListKind.ISSUES))
        assert {each.verdict for each in read(here, path).issues} == {Verdict.UNCHANGED}
        brought(there, path)
        assert issue_facts(there, batch=True) == issue_facts(here, batch=True)
        assert records.find(there.ledger, Measure) == []


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_list_of_measures_comes_back_whole_under_its_issues(seed):
    with two_ledgers(seed) as (here, there, path):
        exports.export_list(here, path, listing.query_of(here, ListKind.MEASURES))
        assert {each.verdict for each in read(here, path).issues} == {Verdict.UNCHANGED}
        brought(there, path)
        assert all_measures(there, days=True) == all_measures(here, days=True)
