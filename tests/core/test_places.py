from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import Environment
from core.places import documents, log_file, scratch_folder


def test_the_log_lies_in_the_persons_own_folder_which_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    path = log_file()
    assert path.name == "ledger.log"
    assert path.parent.is_dir()


def test_a_home_that_cannot_be_written_into_still_has_a_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert log_file().parent == scratch_folder()


def test_documents_is_an_absolute_folder() -> None:
    assert documents().is_absolute()


def test_scratch_is_one_folder_for_the_whole_run() -> None:
    first = scratch_folder()
    assert first.is_dir()
    assert scratch_folder() == first


def test_a_system_without_room_for_scratch_files_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(Environment, match="file_missing"):
        scratch_folder.__wrapped__()
