"""Ledgers for store tests: begun in a folder, written to in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from core.domain.change import ChangeRecord
from core.store import list_halves, second_reader
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.tables import record_classes, table_of
from tests.builders import an_office

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def begin(folder: Path) -> Ledger:
    """Return a new, empty ledger in ``folder``."""
    return Ledger.create(folder, an_office(), now=NOW)


def save(ledger: Ledger, *records: Any, undoable: bool = True, summary: str = "登记") -> ChangeRecord:
    """Add ``records`` in one transaction."""
    with transaction(ledger, "test.save", summary, now=NOW, actor="王敏", undoable=undoable) as tx:
        tx.add_all(records)
    return tx.change


@contextmanager
def read_in_halves(ledger: Ledger) -> Iterator[Ledger]:
    """Open ``ledger`` once more for reading, as one so large that two walks at once are worth it."""
    import pytest  # programs that tests start and kill import this module, and need no pytest

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_reader, "WORTH_IT", 0)
        patch.setattr(list_halves, "WORTH_IT", 0)
        with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
            yield reader


def revise(ledger: Ledger, record: Any, **changes: Any) -> Any:
    """Replace ``record`` with a changed one and return what is stored now."""
    with transaction(ledger, "test.revise", "修改", now=NOW, actor="王敏") as tx:
        return tx.replace(replace(record, **changes))


def remove(ledger: Ledger, *records: Any) -> ChangeRecord:
    """Remove ``records`` in one transaction."""
    with transaction(ledger, "test.remove", "删除", now=NOW, actor="王敏") as tx:
        for record in records:
            tx.remove(record)
    return tx.change


def contents(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Return every record row of every table without revision and digest, in a fixed order."""
    found = {}
    for table in map(table_of, record_classes()):
        cursor = ledger.connection.execute(f"SELECT * FROM {table} ORDER BY uuid")
        names = [column[0] for column in cursor.description]
        kept = [at for at, name in enumerate(names) if name not in ("revision", "content_digest")]
        found[table] = [tuple(row[at] for at in kept) for row in cursor.fetchall()]
    return found
