"""Rows against the journal: any difference is seen in any schema, and an upgrade's own changes are told."""

from __future__ import annotations

import pytest

from core.errors import Environment
from core.store.comparing import follow_upgrade, last_images, refuse_altered, rows_of
from core.store.ledger import Ledger
from core.store.mapping import image_of
from tests.builders import a_unit, an_issue
from tests.core.store.opened import remove, revise, save


def test_the_last_image_of_a_record_is_the_newest(ledger: Ledger) -> None:
    kept, gone = an_issue(), an_issue()
    save(ledger, kept, gone)
    revise(ledger, kept, text="新")
    remove(ledger, gone)
    last = last_images(ledger.connection)
    assert (image_of(last[kept.uuid][1]) or {})["text"] == "新"
    assert last[gone.uuid] == ("issue", None)
    assert {uuid for _, uuid, _, _ in rows_of(ledger.connection)} == {
        uuid for uuid, (_, text) in last.items() if text
    }


@pytest.mark.parametrize("change", ["name = '伪'", "revision = 2", "note = 'x'", "aliases = '[\"x\"]'"])
def test_a_row_changed_past_the_journal_is_refused(ledger: Ledger, change: str) -> None:
    save(ledger, a_unit("县司法局"))
    refuse_altered(ledger.connection, "台账")
    ledger.connection.execute(f"UPDATE unit SET {change}")
    with pytest.raises(Environment, match="ledger_damaged"):
        refuse_altered(ledger.connection, "台账")


def test_a_new_empty_column_is_no_change(ledger: Ledger) -> None:
    save(ledger, a_unit())
    ledger.connection.execute("ALTER TABLE unit ADD COLUMN fax TEXT NOT NULL DEFAULT ''")
    refuse_altered(ledger.connection, "台账")
    assert follow_upgrade(ledger.connection) == []


def test_rows_an_upgrade_changed_get_images_and_new_digests(ledger: Ledger) -> None:
    unit = a_unit("旧名")
    save(ledger, unit, a_unit())
    ledger.connection.execute("UPDATE unit SET name = '新名' WHERE name = '旧名'")
    (image,) = follow_upgrade(ledger.connection)
    assert (image.table, image.uuid) == ("unit", unit.uuid)
    assert [(image_of(text) or {})["name"] for text in (image.before, image.after)] == ["旧名", "新名"]
    assert follow_upgrade(ledger.connection) == [image]
