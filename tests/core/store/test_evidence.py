"""Evidence files: copied whole under their digest, kept once, healed, never read by their names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.errors import Environment, Refused
from core.store import evidence
from core.store.ledger import Ledger
from tests.core.store.opened import NOW


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file with a name that people give."""
    path = tmp_path / "现场 照片（1）.jpg"
    path.write_bytes(bytes(range(256)) * 5000)
    return path


def test_a_file_is_kept_under_its_digest_and_the_original_stays(ledger: Ledger, photo: Path) -> None:
    content = photo.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    assert evidence.keep(ledger, photo) == (digest, len(content))
    kept = evidence.evidence_path(ledger, digest)
    assert kept == ledger.folder / "evidence" / digest[:2] / digest
    assert kept.read_bytes() == content == photo.read_bytes()


def test_the_same_content_is_kept_once(ledger: Ledger, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一个名字.jpg"
    other.write_bytes(photo.read_bytes())
    assert evidence.keep(ledger, photo) == evidence.keep(ledger, other)
    assert len([path for path in (ledger.folder / "evidence").rglob("*") if path.is_file()]) == 1


def test_a_kept_copy_that_went_bad_is_healed_by_the_good_file(ledger: Ledger, photo: Path) -> None:
    digest, _ = evidence.keep(ledger, photo)
    evidence.evidence_path(ledger, digest).write_bytes(b"rot")
    evidence.keep(ledger, photo)
    assert evidence.evidence_path(ledger, digest).read_bytes() == photo.read_bytes()


def test_a_file_that_is_not_there_or_is_a_folder_is_told(ledger: Ledger, tmp_path: Path) -> None:
    for path in (tmp_path / "没有.pdf", tmp_path):
        with pytest.raises(Environment, match="file_missing"):
            evidence.keep(ledger, path)


def test_a_file_beyond_the_limit_is_refused_before_a_byte_is_copied(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "录像.mp4"
    with path.open("wb") as file:
        file.truncate(evidence.LIMIT_BYTES + 1)
    with pytest.raises(Refused, match="evidence_too_large"):
        evidence.keep(ledger, path)
    assert list((ledger.folder / "evidence").iterdir()) == []


def test_a_ledger_opened_for_reading_takes_no_file(ledger: Ledger, photo: Path) -> None:
    with (
        Ledger.open(ledger.folder, now=NOW, read_only=True) as reader,
        pytest.raises(Refused, match="read_only"),
    ):
        evidence.keep(reader, photo)
