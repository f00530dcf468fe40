from __future__ import annotations

import random
import stat
import zipfile
from pathlib import Path

import pytest

from core.errors import Environment, Refused
from core.exchange.checksums import manifest_text
from core.exchange.layout import BAG_INFO, BAGIT, MANIFEST, RECORDS, TAG_MANIFEST, Limits
from core.exchange.packing import pack
from core.exchange.unpacking import verify
from core.files import sha256_of
from core.wording import sentence
from tests.core.exchange.package_samples import info, record, sample_files


@pytest.fixture
def package(tmp_path) -> Path:
    path = tmp_path / "p.zip"
    pack(path, info(), [record(1), record(2)], sample_files(tmp_path))
    return path


def _entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def _rebagged(entries: dict[str, bytes]) -> dict[str, bytes]:
    """Return the entries with manifests that fit them again, as a careful forger would make them."""
    import hashlib

    def digests(names):
        return {name: hashlib.sha256(entries[name]).hexdigest() for name in names}

    entries = dict(entries)
    entries[MANIFEST] = manifest_text(digests(n for n in entries if n.startswith("data/"))).encode()
    entries[TAG_MANIFEST] = manifest_text(digests((BAG_INFO, BAGIT, MANIFEST))).encode()
    return entries


def _refusal(path: Path, **options: Limits) -> Refused:
    with pytest.raises(Refused) as refusal:
        verify(path, **options)
    assert "。" in sentence(refusal.value)
    return refusal.value


def test_no_flipped_bit_changes_what_a_package_says(package, tmp_path):
    good = verify(package)
    said = (good.info, good.entries, list(good.records()))
    raw = package.read_bytes()
    chance = random.Random(7)
    forged = tmp_path / "forged.zip"
    refused = 0
    for place in range(0, len(raw), 3):
        changed = bytearray(raw)
        changed[place] ^= 1 << chance.randrange(8)
        forged.write_bytes(changed)
        try:
            again = verify(forged)
        except Refused as refusal:
            refused += 1
            assert refusal.code in ("package_damaged", "package_newer", "package_too_big")  # noqa: PT017
        else:
            assert (again.info, again.entries, list(again.records())) == said
    assert refused > len(raw) / 3 * 0.7


def test_a_package_cut_off_anywhere_is_refused(package, tmp_path):
    raw = package.read_bytes()
    cut = tmp_path / "cut.zip"
    for size in [*range(0, len(raw), 211), len(raw) - 1]:
        cut.write_bytes(raw[:size])
        assert _refusal(cut).code == "package_damaged"


def test_a_package_without_any_one_of_its_entries_is_refused(package, tmp_path):
    entries = _entries(package)
    for name in entries:
        kept = {other: content for other, content in entries.items() if other != name}
        assert _refusal(_zip(tmp_path / "less.zip", kept)).code == "package_damaged"


def test_a_renamed_entry_is_refused(package, tmp_path):
    for name in _entries(package):
        entries = _entries(package)
        entries[name.replace("a", "b", 1) + "x"] = entries.pop(name)
        assert _refusal(_zip(tmp_path / "renamed.zip", entries)).code == "package_damaged"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_stands_twice_is_refused(package, tmp_path):
    entries = _entries(package)
    for name in entries:
        path = _zip(tmp_path / "twice.zip", entries)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, entries[name])
        assert _refusal(path).code == "package_damaged"


@pytest.mark.parametrize(
    "name",
    [
        "fetch.txt",
        "data/extra.txt",
        "data/../records.jsonl",
        "/etc/passwd",
        "data\\records.jsonl",
        "data/Records.jsonl",
        "data/evidence/con.txt",
        "data/",
        "manifest-md5.txt",
        "data/evidence/" + "0" * 64 + ".jpg",
    ],
)
def test_an_entry_nobody_listed_is_refused(package, tmp_path, name):
    entries = {**_entries(package), name: b"x"}
    assert _refusal(_zip(tmp_path / "more.zip", entries)).code == "package_damaged"


@pytest.mark.parametrize("name", ["fetch.txt", "data/extra.txt", "data/evidence/" + "0" * 64 + ".jpg"])
def test_a_forbidden_entry_is_refused_even_when_the_manifests_list_it(package, tmp_path, name):
    entries = _rebagged({**_entries(package), name: b"x"})
    assert _refusal(_zip(tmp_path / "more.zip", entries)).code == "package_damaged"


def test_a_symbolic_link_is_refused(package, tmp_path):
    entries = _entries(package)
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            kind = stat.S_IFLNK if name == RECORDS else stat.S_IFREG
            entry.external_attr = (kind | 0o644) << 16
            archive.writestr(entry, content)
    assert _refusal(path).code == "package_damaged"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Payload-Oxum: ", b"Payload-Oxum: 1"),
        (b"X-Nil: false", b"X-Nil: true"),
        (b"X-Sequence: 3", b"X-Sequence: three"),
        (b"X-Period: 2026-Q2", b"X-Period: 2026-Q9"),
        (b"X-Period: 2026-Q2\n", b""),
        (b"X-Period: 2026-Q2\n", b"X-Period: 2026-Q2\nX-Period: 2026-Q2\n"),
        (b"Bagging-Date: 2026-07-03", b"Bagging-Date: 2026-02-30"),
        (b"X-Format: 1.0", b"X-Format: one"),
    ],
)
def test_tag_values_are_checked_even_when_the_manifests_fit(package, tmp_path, old, new):
    entries = _entries(package)
    assert old in entries[BAG_INFO]
    entries[BAG_INFO] = entries[BAG_INFO].replace(old, new)
    assert _refusal(_zip(tmp_path / "p2.zip", _rebagged(entries))).code == "package_damaged"


def test_a_newer_major_format_is_refused_with_the_version_it_needs(package, tmp_path):
    entries = _entries(package)
    entries[BAG_INFO] = entries[BAG_INFO].replace(b"X-Format: 1.0", b"X-Format: 2.3")
    entries["data/something-new.bin"] = b"of a later format"
    refusal = _refusal(_zip(tmp_path / "newer.zip", _rebagged(entries)))
    assert (refusal.code, refusal.facts["format"]) == ("package_newer", "2.3")


def test_a_newer_minor_format_is_read_and_its_unknown_fields_are_kept(package, tmp_path):
    entries = _entries(package)
    entries[BAG_INFO] = entries[BAG_INFO].replace(b"X-Format: 1.0", b"X-Format: 1.9\nX-New: yes")
    entries[RECORDS] = entries[RECORDS].replace(b'"revision":1,"table"', b'"parent":"p","revision":1,"table"')
    size = sum(len(content) for name, content in entries.items() if name.startswith("data/"))
    old_size = sum(entry.size for entry in verify(package).entries)
    entries[BAG_INFO] = entries[BAG_INFO].replace(str(old_size).encode(), str(size).encode())
    newer = verify(_zip(tmp_path / "minor.zip", _rebagged(entries)))
    assert newer.info.format == "1.9"
    assert [line["parent"] for line in newer.records()] == ["p", "p"]


@pytest.mark.parametrize(
    "line",
    [
        b"not json\n",
        b"[]\n",
        b"\n",
        b'{"table":"issue"}\n',
        b'{"table":"issue","table":"unit"}\n',
        b"[" * 100_000 + b"\n",
        b'{"table": NaN}\n',
        b"\xff\xfe\n",
        b'{"no":"line end"}',
    ],
)
def test_a_record_line_against_the_format_is_refused_by_number(package, tmp_path, line):
    entries = _entries(package)
    entries[RECORDS] += line
    refusal = _refusal(_zip(tmp_path / "p2.zip", _rebagged(entries)))
    assert refusal.code == "package_damaged"
    assert "3" in str(refusal.facts["reason"])


def test_a_package_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path, package):
    entries = {**_entries(package), "data/ledger.xlsx": b"\0" * 5_000_000}
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    assert _refusal(tmp_path / "bomb.zip", limits=Limits(unpacked=1_000_000)).code == "package_too_big"


def test_a_file_that_is_no_package_at_all_is_refused(tmp_path):
    for number, content in enumerate((b"", b"PK\x03\x04", b"hello" * 100, bytes(2000))):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(content)
        assert _refusal(path).code == "package_damaged"
    assert _refusal(_zip(tmp_path / "other.zip", {"readme.txt": b"hi"})).code == "package_damaged"


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(Environment) as error:
        verify(tmp_path / "nowhere.zip")
    assert error.value.code == "file_missing"


def test_records_are_refused_when_the_file_changed_after_it_was_verified(package, tmp_path):
    verified = verify(package)
    other = tmp_path / "other.zip"
    pack(other, info(), [record(1), record(2, text="another story")])
    package.write_bytes(other.read_bytes())
    with pytest.raises(Refused) as refusal:
        list(verified.records())
    assert refusal.value.code == "package_damaged"


def test_the_content_digest_outlives_a_repacked_zip_while_the_file_digest_does_not(package, tmp_path):
    again = _zip(tmp_path / "again.zip", _entries(package))
    assert verify(again).content_digest == verify(package).content_digest
    assert verify(again).sha256 == sha256_of(again) != verify(package).sha256
