"""The restore drill: what comes back is what was saved, and nothing appears that is not proven."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.letter import LetterState
from core.errors import Environment, Refused
from core.files import sha256_of
from core.store import backup, evidence, facts
from core.store.checking import check
from core.store.journal import entries, head, undo
from core.store.ledger import Ledger
from tests.builders import a_letter, a_measure, an_evidence, an_issue
from tests.core.store.opened import NOW, contents, save

LATER = NOW + timedelta(days=10)


@pytest.fixture
def filled(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A ledger with an issue, evidence and an issued letter."""
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"photo" * 1000)
    sha256, size = evidence.keep(ledger, photo)
    paper = ledger.folder / "issued" / "督办函1.pdf"
    paper.write_bytes(b"%PDF-1.4 letter")
    issue = an_issue()
    save(ledger, issue, a_measure(issue), an_evidence(issue, sha256=sha256, size=size))
    save(ledger, a_letter(file_name=paper.name, file_sha256=sha256_of(paper), state=LetterState.DISPATCHED))
    return ledger


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_comes_back_is_what_was_saved(filled: Ledger, tmp_path: Path, *, by_hand: bool) -> None:
    saved = contents(filled)
    path = backup.backup(filled, tmp_path / "usb", now=NOW) if by_hand else None
    path = path or backup.automatic(filled, now=NOW, reason="day")
    assert path is not None
    save(filled, an_issue())
    assert backup.restore(path, tmp_path / "恢复" / "台账", now=LATER) == []
    with Ledger.open(tmp_path / "恢复" / "台账", now=LATER) as restored:
        assert contents(restored) == saved
        assert check(restored, full=True) == []
    assert [each.name for each in (tmp_path / "恢复").iterdir()] == ["台账"]


def test_a_restored_ledger_remembers_it_and_undo_stops_there(filled: Ledger, tmp_path: Path) -> None:
    path = backup.backup(filled, tmp_path / "usb", now=NOW)
    before = head(filled)
    backup.restore(path, tmp_path / "r", now=LATER)
    with Ledger.open(tmp_path / "r", now=LATER) as restored:
        assert facts.read_fact(restored.connection, facts.RESTORED_AT) == LATER.isoformat(timespec="seconds")
        assert facts.read_fact(restored.connection, facts.RESTORED_FROM) == path.name
        assert entries(restored)[0].operation == "ledger.restore"
        assert head(restored) != before
        with pytest.raises(Refused, match="undo_barrier"):
            undo(restored, now=LATER, actor="")


def test_the_replaced_ledger_is_not_touched(filled: Ledger, tmp_path: Path) -> None:
    path = backup.automatic(filled, now=NOW, reason="day")
    assert path is not None
    filled.close()
    before = {each: each.read_bytes() for each in filled.folder.rglob("*") if each.is_file()}
    backup.restore(path, tmp_path / "r", now=LATER)
    assert {each: each.read_bytes() for each in filled.folder.rglob("*") if each.is_file()} == before


def test_evidence_that_did_not_come_along_is_named(filled: Ledger, tmp_path: Path) -> None:
    path = backup.backup(filled, tmp_path / "usb", now=NOW)
    lonely = tmp_path / "elsewhere" / path.name
    lonely.parent.mkdir()
    lonely.write_bytes(path.read_bytes())
    found = backup.restore(lonely, tmp_path / "r", now=LATER)
    assert [(each.code, dict(each.facts)["name"]) for each in found] == [
        ("file_missing", "培训签到表.pdf"),
        ("file_missing", "督办函1.pdf"),
    ]


def test_an_empty_folder_is_taken_and_a_filled_one_refused(filled: Ledger, tmp_path: Path) -> None:
    path = backup.backup(filled, tmp_path / "usb", now=NOW)
    empty, full = tmp_path / "空", tmp_path / "满"
    empty.mkdir()
    full.mkdir()
    (full / "别的.txt").write_text("x", encoding="utf-8")
    assert backup.restore(path, empty, now=LATER) == []
    with pytest.raises(Refused, match="folder_not_empty"):
        backup.restore(path, full, now=LATER)
    with pytest.raises(Refused, match="ledger_exists"):
        backup.restore(path, filled.folder, now=LATER)
    assert [each.name for each in full.iterdir()] == ["别的.txt"]


@pytest.mark.parametrize("with_digest", [True, False])
def test_a_damaged_backup_brings_nothing(filled: Ledger, tmp_path: Path, *, with_digest: bool) -> None:
    path = backup.backup(filled, tmp_path / "usb", now=NOW)
    content = path.read_bytes()
    at = content.index("行政执法三项制度".encode())
    path.write_bytes(content[:at] + "行改".encode() + content[at + 6 :])
    if not with_digest:
        path.with_name(f"{path.name}.sha256").unlink()
    with pytest.raises(Environment, match="backup_damaged"):
        backup.restore(path, tmp_path / "r", now=LATER)
    assert not (tmp_path / "r").exists()
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_that_is_no_backup_and_one_that_is_not_there_are_told(tmp_path: Path) -> None:
    stranger = tmp_path / "x.db"
    stranger.write_bytes(b"no database")
    with pytest.raises(Environment, match="backup_damaged"):
        backup.restore(stranger, tmp_path / "r", now=LATER)
    with pytest.raises(Environment, match="file_missing"):
        backup.restore(tmp_path / "no.db", tmp_path / "r", now=LATER)
    assert not (tmp_path / "r").exists()


def test_a_backup_of_a_newer_program_is_refused_as_newer(filled: Ledger, tmp_path: Path) -> None:
    filled.connection.execute("PRAGMA user_version=99")
    path = backup.backup(filled, tmp_path / "usb", now=NOW)
    with pytest.raises(Environment, match="ledger_newer"):
        backup.restore(path, tmp_path / "r", now=LATER)
    assert not (tmp_path / "r").exists()
