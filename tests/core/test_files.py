from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from core import files
from core.errors import Environment, Refused
from core.files import file_error, rename, sha256_of, whole_file


def test_a_whole_file_appears_only_when_it_is_finished(tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "台账.txt"
    with whole_file(target) as temporary:
        temporary.write_text("内容", "utf-8")
        assert not target.exists()
        assert temporary.parent == target.parent
    assert target.read_text("utf-8") == "内容"
    assert [path.name for path in target.parent.iterdir()] == ["台账.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(target) as temporary:
        temporary.write_text(f"half {1 / 0}")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_does_not_verify_never_gets_its_name(tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        assert path.read_text() == "bad"
        raise Environment("file_trouble", path=str(path), reason="bad")

    target = tmp_path / "a.txt"
    with pytest.raises(Environment), whole_file(target, verify=refuse) as temporary:
        temporary.write_text("bad")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EACCES, "no_permission"),
        (errno.EROFS, "no_permission"),
        (errno.ENOENT, "file_missing"),
        (errno.EIO, "file_trouble"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(Environment) as told, whole_file(tmp_path / "a.txt"):
        raise OSError(number, "said the disk")
    assert told.value.code == code
    assert told.value.facts["path"] == str(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_an_error_without_a_number_is_still_told() -> None:
    assert file_error(OSError("strange"), Path("x")).facts["reason"] == "strange"


def test_renaming_waits_for_a_virus_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("x")
    refusals = iter([True, True, False])
    real = Path.replace

    def replace(self: Path, to: Path) -> Path:
        if next(refusals):
            raise PermissionError(errno.EACCES, "held")
        return real(self, to)

    monkeypatch.setattr(Path, "replace", replace)
    rename(source, target)
    assert target.read_text() == "x"


def test_renaming_gives_up_when_the_file_stays_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, to: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    (tmp_path / "a").write_text("x")
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "_RENAME_PATIENCE_S", 0.0)
    with pytest.raises(PermissionError):
        rename(tmp_path / "a", tmp_path / "b")


def test_a_digest_is_that_of_the_whole_file(tmp_path: Path) -> None:
    content = b"x" * (files._CHUNK + 1)
    (tmp_path / "a").write_bytes(content)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(content).hexdigest()


def test_a_folder_that_cannot_be_written_into_is_refused_and_none_is_made(tmp_path):
    files.refuse_unwritable(tmp_path / "new" / "deep")
    assert not (tmp_path / "new").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(Environment, match="file_trouble"):
        files.refuse_unwritable(tmp_path / "file" / "deep")


def test_a_name_of_gbk_bytes_becomes_the_characters_it_means():
    assert files.readable("台账.xlsx") == "台账.xlsx"
    assert files.readable("台账.xlsx".encode("gbk").decode("utf-8", "surrogateescape")) == "台账.xlsx"


@pytest.mark.parametrize("path", ["", "/"])
def test_a_place_without_a_file_name_is_a_sentence(path):
    with pytest.raises(Environment, match="file_trouble"), whole_file(Path(path)):
        pass


def test_a_name_that_is_taken_gives_way_to_the_next(tmp_path):
    target = tmp_path / "容法督〔2020〕1号.pdf"
    assert files.unused(target) == target
    target.write_bytes(b"")
    (tmp_path / "容法督〔2020〕1号-2.pdf").write_bytes(b"")
    assert files.unused(target).name == "容法督〔2020〕1号-3.pdf"


@pytest.mark.parametrize(
    ("name", "offered"), [("表.txt", "表.xlsx"), ("台账2020.8", "台账2020.8.xlsx"), ("表", "表.xlsx")]
)
def test_a_name_of_another_kind_is_refused_with_the_right_one(name, offered):
    with pytest.raises(Refused, match="other_suffix") as caught:
        files.require_suffix(Path("/x") / name, ".xlsx")
    assert caught.value.facts["offered"] == offered
    files.require_suffix(Path("/x/表.XLSX"), ".xlsx")
