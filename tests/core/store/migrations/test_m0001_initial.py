"""The tables are exactly what the migrations make, refuse what the domain refuses, and are frozen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from core.domain.deadline import Deadline
from core.domain.evidence import Evidence
from core.domain.issue import IssueStatus
from core.domain.letter import LetterNumber, LetterState
from core.domain.letter_template import LetterTemplate
from core.domain.lifecycle import StatusMove
from core.domain.office import Office
from core.domain.review import Extension, FollowUp, Review, ReviewResult, ReviewStep
from core.domain.unit import UnitShare
from core.identity import new_uuid
from core.store.checking import check
from core.store.derived import derived_of
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.mapping import shape_of
from core.store.tables import RECORD_TABLES, record_classes, table_of
from core.store.upgrading import build_schema
from tests import builders
from tests.core.store.opened import NOW, save


def people_of(unit: Any, issue: Any) -> list[Any]:
    """Return an operator, a liaison officer of ``unit``, and a leader with a visit."""
    leader = builders.a_leader(aliases=("张副县长",))
    return [
        builders.an_operator(since=date(2026, 1, 1), left_on=date(2026, 11, 1)),
        builders.a_liaison(unit, until=date(2026, 12, 31)),
        leader,
        builders.a_visit(leader, issue_uuid=issue.uuid),
    ]


def one_of_each() -> list[Any]:
    """Return one record of every class, parents before children."""
    batch, unit, plan = builders.a_batch(), builders.a_unit(), builders.a_plan_item()
    inspection = builders.an_inspection(plan_item_uuid=plan.uuid)
    issue = builders.an_issue(batch_uuid=batch.uuid)
    measure, task = builders.a_measure(issue), builders.a_task(batch)
    move = StatusMove(
        uuid=new_uuid(),
        issue_uuid=issue.uuid,
        round=1,
        from_status=IssueStatus.REGISTERED,
        to_status=IssueStatus.CLAIMED,
        moved_on=date(2026, 11, 22),
        moved_by="王敏",
    )
    review = Review(
        uuid=new_uuid(),
        issue_uuid=issue.uuid,
        round=1,
        step=ReviewStep.CITY,
        result=ReviewResult.PASS,
        dated=date(2026, 11, 22),
        reviewed_by="市依法治市办",
    )
    look = FollowUp(
        uuid=new_uuid(), issue_uuid=issue.uuid, round=1, dated=date(2026, 11, 22), checked_by="王敏"
    )
    extension = Extension(
        uuid=new_uuid(),
        issue_uuid=issue.uuid,
        measure_uuid=measure.uuid,
        round=1,
        new_due=date(2026, 12, 31),
        ground="资金到位迟",
        approved_by="县长",
        dated=date(2026, 11, 22),
    )
    note = builders.a_note(issue, measure)
    alike = builders.an_issue()
    standard, milestone = builders.a_criterion(issue), builders.a_milestone(issue, measure)
    letter = builders.a_letter(unit)
    number = LetterNumber(
        uuid=new_uuid(),
        series=letter.series,
        year=2026,
        n=1,
        state=LetterState.DISPATCHED,
        letter_uuid=letter.uuid,
    )
    entry = builders.an_entry(issue_uuid=issue.uuid)
    return [
        *(
            unit,
            batch,
            issue,
            move,
            measure,
            review,
            look,
            extension,
            note,
            plan,
            inspection,
            builders.a_problem(inspection),
            builders.a_recheck(inspection),
        ),
        *(builders.a_share(unit, issue), standard, milestone, alike),
        *(builders.a_report(milestone),),
        *(builders.a_measure_link(alike, measure), builders.an_issue_link(issue, alike)),
        *(builders.an_evidence(note), letter, builders.a_reply(letter)),
        *(builders.a_letter_item(letter, issue), number, builders.a_submission()),
        builders.a_printing(letter),
        builders.a_custom_field(),
        *people_of(unit, issue),
        *(builders.a_register(), entry, builders.a_link(entry, inspection_uuid=inspection.uuid)),
        *builders.a_watch(issue=issue, measure=measure, unit=unit),
        *(
            builders.a_document(),
            task,
            builders.a_claim(task, reason="属本县职责"),
            builders.a_task_link(task, issue),
        ),
        builders.a_template(),
        *(builders.a_ladder(batch_uuid=batch.uuid), builders.a_dismissal(unit, issue)),
        LetterTemplate(uuid=new_uuid(), identifier="reminder", text='name = "x"', based_on="0" * 64),
    ]


def master(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_the_records_of_these_tests_are_of_every_class() -> None:
    kinds = {type(record) for record in one_of_each()} | {Office}
    assert kinds == set(record_classes())


def test_every_record_class_has_its_table_with_its_columns(ledger: Ledger) -> None:
    for cls in record_classes():
        rows = ledger.connection.execute(f"PRAGMA table_info({table_of(cls)})").fetchall()
        followed = [each.name for each in derived_of(table_of(cls))]
        wanted = [*shape_of(cls).columns, "content_digest", *followed]
        assert sorted(row[1] for row in rows) == sorted(wanted)


def test_every_table_is_strict(ledger: Ledger) -> None:
    rows = ledger.connection.execute("PRAGMA table_list").fetchall()
    assert [name for _, name, *_, strict in rows if not strict and not name.startswith("sqlite_")] == []
    assert set(RECORD_TABLES) < {row[1] for row in rows}


def test_after_a_whole_scenario_the_schema_is_still_that_of_the_migrations(ledger: Ledger) -> None:
    save(ledger, *one_of_each())
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        build_schema(fresh)
        assert master(ledger.connection) == master(fresh)


def test_a_table_from_a_typo_is_found(ledger: Ledger) -> None:
    ledger.connection.execute("CREATE TABLE isue (text TEXT) STRICT")
    assert [(finding.code, finding.facts) for finding in check(ledger, full=True)] == [
        ("schema", (("name", "isue"),))
    ]


def optional(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is UnionType:
        return next(part for part in get_args(hint) if part is not NoneType), True
    return hint, False


def columns() -> Iterator[tuple[str, str, Any, bool]]:
    """Yield (table, column, inner type, may be empty) of every column of every record."""
    for cls in record_classes():
        hints = get_type_hints(cls)
        for field in fields(cls):
            if hints[field.name] is Deadline:
                for name, hint in get_type_hints(Deadline).items():
                    yield table_of(cls), f"{field.name}_{name}", *optional(hint)
            else:
                yield table_of(cls), field.name, *optional(hints[field.name])


COLUMNS = list(columns())
ENUMS = [
    (table, column, kind)
    for table, column, kind, _ in COLUMNS
    if isinstance(kind, type) and issubclass(kind, StrEnum)
]


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with one row in every record table."""
    save(ledger, *one_of_each())
    ledger.connection.execute("PRAGMA foreign_keys=OFF")
    return ledger


def accepts(ledger: Ledger, table: str, column: str, value: object) -> bool:
    ledger.connection.execute("BEGIN")
    try:
        ledger.connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        return False
    finally:
        ledger.connection.execute("ROLLBACK")
    return True


def test_every_choice_is_accepted_and_no_other(full: Ledger) -> None:
    assert len(ENUMS) > 10
    for table, column, kind in ENUMS:
        for value in (*kind, "something else", "", "CLOSED"):
            expected = value in list(kind)
            if (table, column) == ("letter", "kind"):
                expected = value != ""
            if (table, value) in (("letter", "void"), ("letter_number", "void")):
                continue
            assert accepts(full, table, column, value) is expected, (table, column, value)


def test_only_real_days_in_iso_form_are_accepted(full: Ledger) -> None:
    days = [(table, column) for table, column, kind, _ in COLUMNS if kind is date]
    assert len(days) > 10
    for table, column in days:
        assert accepts(full, table, column, "2028-02-29"), (table, column)
        for wrong in ("2026-02-29", "2026-2-3", "20260203", "", "now", "2026-02-03T00:00", "2460000.5"):
            assert not accepts(full, table, column, wrong), (table, column, wrong)


def test_only_what_may_be_empty_is_accepted_empty(full: Ledger) -> None:
    owners = ("unit_share", "evidence", "register_link")
    for table, column, _, may in COLUMNS:
        if table not in owners or not column.endswith("_uuid"):
            assert accepts(full, table, column, None) is may, (table, column)


def test_numbers_lists_and_truth_values_are_what_they_say(full: Ledger) -> None:
    for table, column, kind, _ in COLUMNS:
        wrong = {bool: (2, "yes"), int: ("many", 1.5)}.get(
            kind, ("{}", "x", "") if get_origin(kind) is tuple else ()
        )
        for value in wrong:
            assert not accepts(full, table, column, value), (table, column, value)
    for table, column, value in (
        ("issue", "revision", 0),
        ("progress_note", "percent", 101),
        ("progress_note", "percent", -1),
        ("evidence", "size", -1),
        ("evidence", "sha256", "../../etc/passwd"),
        ("letter", "number", 0),
        ("letter", "state", "void"),
        ("office", "settings", "[]"),
        ("issue", "uuid", ""),
    ):
        assert not accepts(full, table, column, value), (table, column, value)


def test_a_share_and_a_piece_of_evidence_belong_to_exactly_one_record(ledger: Ledger) -> None:
    issue, unit = builders.an_issue(), builders.a_unit()
    measure = builders.a_measure(issue)
    save(ledger, unit, issue, measure)
    part = {"unit_uuid": unit.uuid, "role": builders.UnitRole.DUTY, "position": 1}
    file = {"sha256": "0" * 64, "name": "x", "size": 1}
    for orphan in (UnitShare(uuid=new_uuid(), **part), Evidence(uuid=new_uuid(), **file)):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            save(ledger, orphan)
    both = {"issue_uuid": issue.uuid, "measure_uuid": measure.uuid}
    for shared in (UnitShare(uuid=new_uuid(), **part, **both), Evidence(uuid=new_uuid(), **file, **both)):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            save(ledger, shared)


def test_a_ledger_belongs_to_one_office_and_gives_no_number_back(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="one office"):
        save(ledger, builders.an_office())
    number = LetterNumber(uuid=new_uuid(), series="督", year=2026, n=1)
    save(ledger, number)
    with pytest.raises(sqlite3.IntegrityError, match="never given back"), _removing(ledger, number):
        pass


def _removing(ledger: Ledger, record: Any) -> Any:
    with transaction(ledger, "x", "x", now=NOW, actor="") as tx:
        tx.remove(record)
