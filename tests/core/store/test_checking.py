"""The full check sees every change that did not go through the journal, and cries over nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.errors import Environment
from core.store import evidence, facts
from core.store.checking import Finding, check
from core.store.ledger import Ledger
from core.store.mapping import digest_of, shape_of
from core.wording import word
from tests.builders import a_measure, a_unit, an_evidence, an_issue
from tests.core.store.opened import NOW, revise, save


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with several entries, its triggers out of the way."""
    issue = an_issue(text="原话")
    save(ledger, issue, a_measure(issue), a_unit("县司法局"))
    revise(ledger, issue, text="改过")
    save(ledger, an_issue())
    return ledger


def codes(found: list[Finding]) -> list[str]:
    for finding in found:
        assert word(f"findings.{finding.code}", **dict(finding.facts))
    return [finding.code for finding in found]


def tamper(ledger: Ledger, sql: str, *given: Any) -> None:
    """Run ``sql`` past triggers and references, and put the triggers back."""
    triggers = ledger.connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    ledger.connection.execute("PRAGMA foreign_keys=OFF")
    for name, _ in triggers:
        ledger.connection.execute(f"DROP TRIGGER {name}")
    ledger.connection.execute(sql, given)
    for _, text in triggers:
        ledger.connection.execute(text)
    ledger.connection.execute("PRAGMA foreign_keys=ON")


def test_a_sound_ledger_has_no_findings(filled: Ledger) -> None:
    assert (check(filled, full=False), check(filled, full=True)) == ([], [])


def test_a_row_changed_behind_our_back_is_found(filled: Ledger) -> None:
    tamper(filled, "UPDATE issue SET text = 'x' WHERE text = '改过'")
    assert (codes(check(filled, full=False)), codes(check(filled, full=True))) == ([], ["row_altered"])


def test_a_row_changed_together_with_its_digest_is_found_by_the_journal(filled: Ledger) -> None:
    shape = shape_of(type(a_unit()))
    row = shape.row_of(a_unit("县司法局"))
    stored = filled.connection.execute(f"{shape.select}").fetchone()
    forged = shape.with_revision(tuple("伪" if value == "县司法局" else value for value in stored), 1)
    tamper(filled, "UPDATE unit SET name = '伪', content_digest = ?", digest_of(shape.canonical(forged)))
    assert row
    assert codes(check(filled, full=True)) == ["row_unjournalled"]


def test_a_row_that_came_or_went_past_the_journal_is_found(filled: Ledger) -> None:
    tamper(filled, "DELETE FROM measure")
    assert codes(check(filled, full=True)) == ["row_missing"]
    shape = shape_of(type(an_issue()))
    row = shape.row_of(an_issue())
    tamper(filled, shape.insert, *shape.stored(row, shape.canonical(row)))
    assert codes(check(filled, full=True)) == ["row_unjournalled", "row_missing"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET actor = '别人' WHERE sequence = 3",
        "UPDATE journal SET at = '2020-01-01T00:00:00+08:00' WHERE sequence = 3",
        "UPDATE journal SET summary = '' WHERE sequence = 3",
        "UPDATE journal SET kind = 'act' WHERE sequence = 3",
        "UPDATE journal SET sequence = 9 WHERE sequence = 3",
        "UPDATE journal SET previous = hash WHERE sequence = 3",
        "DELETE FROM journal WHERE sequence = 3",
        "DELETE FROM journal_image WHERE number = 5",
        "UPDATE journal_image SET before = NULL WHERE number = 5",
        "UPDATE journal_image SET uuid = 'x' WHERE number = 2",
    ],
)
def test_any_change_inside_the_chain_is_found(filled: Ledger, sql: str) -> None:
    tamper(filled, sql)
    assert "chain" in codes(check(filled, full=True))


def test_an_image_nobody_owns_is_found(filled: Ledger) -> None:
    tamper(filled, "INSERT INTO journal_image VALUES (99, 'unit', 'x', '{}', NULL)")
    assert codes(check(filled, full=True)) == ["chain"]


def test_two_entries_that_changed_places_are_found(filled: Ledger) -> None:
    tamper(
        filled, "UPDATE journal SET sequence = CASE sequence WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE sequence END"
    )
    tamper(filled, "UPDATE journal SET sequence = abs(sequence)")
    rows = filled.connection.execute("SELECT sequence, summary FROM journal ORDER BY sequence").fetchall()
    assert rows[2:] == [(3, "登记"), (4, "修改")]
    assert codes(check(filled, full=True)) == ["chain"]


def test_a_broken_reference_is_found_by_the_quick_check(filled: Ledger) -> None:
    tamper(filled, "UPDATE measure SET issue_uuid = 'gone'")
    assert codes(check(filled, full=False)) == ["foreign_key"]


def test_a_changed_fact_is_found(filled: Ledger) -> None:
    tamper(filled, "UPDATE ledger_fact SET value = 'x' WHERE key = ?", facts.LEDGER_ID)
    assert codes(check(filled, full=True)) == ["fact"]


def test_a_missing_trigger_or_changed_table_is_found(filled: Ledger) -> None:
    filled.connection.execute("DROP TRIGGER journal_no_update")
    filled.connection.execute("ALTER TABLE unit ADD COLUMN fax TEXT")
    assert [dict(each.facts)["name"] for each in check(filled, full=True)] == ["journal_no_update", "unit"]


def test_bytes_that_are_no_text_are_found(filled: Ledger) -> None:
    tamper(filled, "UPDATE unit SET name = CAST(x'E58EFF' AS TEXT)")
    assert codes(check(filled, full=True)) == ["structure"]


@pytest.mark.parametrize(("damage", "code"), [(b"rot", "file_altered"), (None, "file_missing")])
def test_an_evidence_file_that_is_gone_or_altered_is_named(
    ledger: Ledger, tmp_path: Path, damage: bytes | None, code: str
) -> None:
    photo = tmp_path / "x.jpg"
    photo.write_bytes(b"photo")
    sha256, size = evidence.keep(ledger, photo)
    issue = an_issue()
    save(ledger, issue, *(an_evidence(issue, sha256=sha256, size=size, name="现场.jpg") for _ in range(2)))
    assert check(ledger, full=True) == []
    kept = evidence.evidence_path(ledger, sha256)
    kept.unlink()
    if damage is not None:
        kept.write_bytes(damage)
    assert check(ledger, full=True) == [Finding(code, (("name", "现场.jpg"),))]


def test_a_garbled_name_of_an_index_is_found(filled: Ledger) -> None:
    filled.connection.execute("PRAGMA writable_schema=ON")
    filled.connection.execute(
        "UPDATE sqlite_master SET name = 'sqlite_auToindex_letter_2' WHERE name = 'sqlite_autoindex_letter_2'"
    )
    assert codes(check(filled, full=True)) == ["schema", "schema"]


def test_a_garbled_function_in_a_constraint_is_damage_not_a_crash(filled: Ledger) -> None:
    filled.connection.execute("PRAGMA writable_schema=ON")
    filled.connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'length(', 'lgngth(')")
    folder = filled.folder
    filled.close()
    with pytest.raises(Environment, match="ledger_damaged"):
        Ledger.open(folder, now=NOW)
