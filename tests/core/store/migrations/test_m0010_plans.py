"""A ledger of the steps before gains empty columns and tables and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.domain.batch import Batch
from core.domain.plan import TaskAnswer
from core.errors import Refused
from core.store import records
from core.store.mapping import shape_of
from core.store.migrations import m0001_initial, m0002_life, m0003_registers, m0010_plans
from tests import builders as a
from tests.core.store.opened import save


def test_a_batch_of_before_keeps_its_digest_and_gains_empty_columns() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in (m0001_initial, m0002_life, m0003_registers):
            step.migrate(database)
        connection.execute(
            "INSERT INTO batch (uuid, revision, content_digest, name, title, reporter, basis, source_name,"
            " source_sha256, stated_counts, surroundings) VALUES ('b', 1, ?, '旧批次', '', '', '', '', '',"
            " '[]', '[]')",
            ("0" * 64,),
        )
        m0010_plans.migrate(database)
        shape = shape_of(Batch)
        row = connection.execute(f"{shape.select} WHERE uuid = 'b'").fetchone()
        assert shape.record_of(row) == Batch(uuid="b", name="旧批次")
        assert shape.canonical(row) == '{"name":"旧批次","revision":1,"uuid":"b"}'


def test_a_task_has_one_answer_and_an_issue_stands_under_it_once(ledger) -> None:
    batch, issue = a.a_batch(), a.an_issue()
    task = a.a_task(batch)
    save(ledger, batch, issue, task, a.a_claim(task), a.a_task_link(task, issue))
    for again in (a.a_claim(task), a.a_task_link(task, issue)):
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            save(ledger, again)


def test_a_task_is_declined_with_a_reason_only(ledger) -> None:
    batch = a.a_batch()
    task = a.a_task(batch)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        save(ledger, batch, task, a.a_claim(task, answer=TaskAnswer.DECLINED))
    with pytest.raises(Refused, match="record_missing"):
        records.get(ledger, Batch, batch.uuid)
