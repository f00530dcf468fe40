from __future__ import annotations

import dataclasses
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Cancelled, Environment, Refused
from core.exchange.layout import RECORDS, Limits, evidence_entry
from core.exchange.packing import PackedFile, pack
from core.exchange.unpacking import verify
from tests.core.exchange.package_samples import info, record, sample_files

_REFEREE = """
import bagit, sys
bag = bagit.Bag(sys.argv[1])
bag.validate(fast=False, completeness_only=False)
print(bag.version, ",".join(sorted(bag.algorithms)), bag.info["X-Period"], bag.info["Payload-Oxum"])
"""


def _referee(package: Path, folder: Path) -> str:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    run = subprocess.run(
        [sys.executable, "-c", _REFEREE, str(folder)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_a_package_is_a_bag_in_the_eyes_of_another_program(tmp_path):
    path = tmp_path / "p.zip"
    packed = pack(path, info(), [record(n) for n in range(3)], sample_files(tmp_path))
    size = sum(entry.size for entry in verify(path).entries)
    assert _referee(path, tmp_path / "bag") == f"1.0 sha256 2026-Q2 {size}.5"
    assert packed.entries == 5
    assert packed.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert packed.bytes == path.stat().st_size


def test_a_nil_package_is_a_bag_too(tmp_path):
    path = tmp_path / "nil.zip"
    pack(path, info(nil=True), [])
    assert _referee(path, tmp_path / "bag") == "1.0 sha256 2026-Q2 0.1"
    package = verify(path)
    assert package.info.nil
    assert list(package.records()) == []


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_finds_no_fault_in_a_package(tmp_path):
    path = tmp_path / "p.zip"
    pack(path, info(), [record(1)], sample_files(tmp_path))
    run = subprocess.run(["unzip", "-tq", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_everything_a_package_says_comes_back(tmp_path):
    path = tmp_path / "p.zip"
    records = [record(n) for n in range(5)]
    pack(path, info(supersedes=info().package_uuid), records, sample_files(tmp_path))
    package = verify(path)
    assert package.info == info(supersedes=info().package_uuid)
    assert list(package.records()) == records
    assert [entry.name.split("/")[1] for entry in package.entries] == [
        "evidence",
        "evidence",
        "ledger.xlsx",
        "letters",
        "records.jsonl",
    ]


def test_equal_input_gives_equal_bytes_whatever_the_order_of_files(tmp_path):
    files = sample_files(tmp_path)
    pack(tmp_path / "a.zip", info(), [record(1), record(2)], files)
    for file in files:
        os.utime(file.source, (1, 1))
    pack(tmp_path / "b.zip", info(), [record(1), record(2)], list(reversed(files)))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_pictures_are_stored_and_text_is_deflated(tmp_path):
    path = tmp_path / "p.zip"
    pack(path, info(), [record(n) for n in range(50)], sample_files(tmp_path))
    with zipfile.ZipFile(path) as archive:
        methods = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert methods[RECORDS] == zipfile.ZIP_DEFLATED
    assert {methods[n] for n in methods if n.endswith((".jpg", ".pdf", ".xlsx"))} == {zipfile.ZIP_STORED}


def test_the_same_evidence_attached_twice_is_packed_once(tmp_path):
    files = sample_files(tmp_path)
    packed = pack(tmp_path / "p.zip", info(), [record(1)], [*files, files[-1]])
    assert packed.entries == 5


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
_bodies = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
        lambda k: k not in ("uuid", "revision")
    ),
    _json,
    max_size=6,
).filter(lambda body: "\ud800" not in str(body))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(_bodies, min_size=1, max_size=6))
def test_records_come_back_as_they_went(tmp_path, bodies):
    records = [record(number, **body) for number, body in enumerate(bodies)]
    path = tmp_path / "p.zip"
    pack(path, info(), records)
    assert list(verify(path).records()) == records


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1), contact=st.text())
def test_no_words_of_an_office_can_break_the_tag_file(tmp_path, name, contact):
    path = tmp_path / "p.zip"
    try:
        pack(path, info(office_name=name, contact=contact), [record(1)])
    except Refused as refusal:
        assert refusal.code == "package_info_invalid"  # noqa: PT017
        return
    again = verify(path).info
    assert dataclasses.replace(again, office_name="", contact="") == info(office_name="", contact="")
    assert "\n" not in again.office_name + again.contact


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"period": "2026-Q5"}, "X-Period"),
        ({"period": "2026-Q2\nX-Nil: true"}, "X-Period"),
        ({"package_uuid": "5D1F"}, "External-Identifier"),
        ({"sequence": 0}, "X-Sequence"),
        ({"supersedes": "the one before"}, "X-Supersedes"),
        ({"target_code": ""}, "X-Target-Office"),
    ],
)
def test_identity_that_the_format_does_not_allow_is_refused_by_name(tmp_path, change, label):
    with pytest.raises(Refused) as refusal:
        pack(tmp_path / "p.zip", info(**change), [record(1)])
    assert (refusal.value.code, refusal.value.facts["label"]) == ("package_info_invalid", label)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "broken",
    [
        {**record(1), "uuid": "no uuid"},
        {**record(1), "revision": 0},
        {**record(1), "revision": True},
        {**record(1), "digest": "A" * 64},
        {**record(1), "table": "issue; drop"},
        {**record(1), "record": ["a list"]},
        {**record(1), "uuid": record(2)["uuid"]},
        record(1, value=float("nan")),
        record(1, value={1, 2}),
        record(1, value="\ud800"),
    ],
)
def test_a_record_against_the_format_is_refused_by_its_line(tmp_path, broken):
    with pytest.raises(Refused) as refusal:
        pack(tmp_path / "p.zip", info(), [record(9), broken])
    assert (refusal.value.code, refusal.value.facts["line"]) == ("package_record_invalid", 2)
    assert list(tmp_path.iterdir()) == []


def test_nil_and_records_exclude_each_other(tmp_path):
    for nil, records in ((True, [record(1)]), (False, [])):
        with pytest.raises(Refused) as refusal:
            pack(tmp_path / "p.zip", info(nil=nil), records)
        assert refusal.value.code == "package_nil_mismatch"
    assert list(tmp_path.iterdir()) == []


def test_a_name_outside_the_allow_list_is_never_packed(tmp_path):
    source = tmp_path / "x"
    source.write_bytes(b"x")
    for name in ("data/../x", "data/evidence/x.exe", "bagit.txt", RECORDS, "fetch.txt", "data/letters/1.pdf"):
        with pytest.raises(Refused) as refusal:
            pack(tmp_path / "p.zip", info(), [record(1)], [PackedFile(name, source)])
        assert refusal.value.code == "package_entry_invalid"


def test_evidence_that_changed_on_disk_stops_the_package(tmp_path):
    files = sample_files(tmp_path)
    files[-1].source.write_bytes(b"somebody edited this")
    with pytest.raises(Environment) as error:
        pack(tmp_path / "p.zip", info(), [record(1)], files)
    assert error.value.code == "package_source_changed"
    assert not list(tmp_path.glob("*.zip*")) + list(tmp_path.glob("*.part"))


def test_a_missing_source_is_named_and_nothing_stays(tmp_path):
    gone = tmp_path / "gone.jpg"
    with pytest.raises(Environment) as error:
        pack(tmp_path / "p.zip", info(), [record(1)], [PackedFile(evidence_entry("0" * 64, "a.jpg"), gone)])
    assert (error.value.code, error.value.facts["path"]) == ("file_missing", str(gone))
    assert list(tmp_path.iterdir()) == []


def test_an_existing_package_survives_a_failed_one(tmp_path):
    path = tmp_path / "p.zip"
    path.write_bytes(b"the last good one")
    with pytest.raises(Refused):
        pack(path, info(), [])
    assert path.read_bytes() == b"the last good one"


def test_a_person_can_stop_and_nothing_stays(tmp_path):
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done == 2:
                raise Cancelled

    folder = tmp_path / "out"
    with pytest.raises(Cancelled):
        pack(folder / "p.zip", info(), [record(1)], sample_files(tmp_path), Impatient())
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "limits",
    [Limits(entries=6), Limits(unpacked=1200), Limits(record=100), Limits(records=100), Limits(file=1000)],
)
def test_a_package_above_a_limit_is_refused(tmp_path, limits):
    with pytest.raises(Refused) as refusal:
        pack(tmp_path / "p.zip", info(), [record(1)], sample_files(tmp_path), limits=limits)
    assert refusal.value.code == "package_too_big"
    assert not (tmp_path / "p.zip").exists()
