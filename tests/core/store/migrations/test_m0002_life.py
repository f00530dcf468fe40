"""The step adds tables and empty columns only: what an older ledger says stays word for word."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.domain.batch import Batch
from core.domain.review import Review, ReviewResult, ReviewStep
from core.identity import new_uuid
from core.store.ledger import Ledger
from core.store.mapping import digest_of, shape_of
from core.store.migrations.steps import load_steps
from tests import builders
from tests.core.store.opened import save


def test_a_batch_of_the_first_schema_keeps_its_digest_and_has_no_levels_of_its_own() -> None:
    batch = builders.a_batch()
    shape = shape_of(Batch)
    row = shape.row_of(batch)
    digest = digest_of(shape.canonical(row))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        first, *later = load_steps()
        first(database)
        known = {column.name for column in database["batch"].columns}
        old = {name: value for name, value in zip(shape.columns, row, strict=True) if name in known}
        marks = ", ".join("?" * (len(old) + 1))
        connection.execute(
            f"INSERT INTO batch ({', '.join(old)}, content_digest) VALUES ({marks})", (*old.values(), digest)
        )
        for step in later:
            step(database)
        after = connection.execute(shape.select).fetchone()
    assert shape.record_of(after) == batch
    assert batch.review_levels == ()
    assert digest_of(shape.canonical(after)) == digest


def test_a_review_of_no_issue_is_refused(ledger: Ledger) -> None:
    lost = Review(
        uuid=new_uuid(),
        issue_uuid=new_uuid(),
        round=1,
        step=ReviewStep.CITY,
        result=ReviewResult.PASS,
        dated=builders.TODAY,
        reviewed_by="市依法治市办",
    )
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        save(ledger, lost)
