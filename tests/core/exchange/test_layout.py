from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import Refused
from core.exchange.layout import (
    LIMITS,
    Limits,
    check_limit,
    evidence_digest,
    evidence_entry,
    is_deflated,
    is_payload,
    letter_entry,
)

DIGEST = "0f" * 32


@pytest.mark.parametrize(
    ("original", "entry"),
    [
        ("现场照片.JPG", f"data/evidence/{DIGEST}.jpg"),
        ("说明", f"data/evidence/{DIGEST}"),
        ("卷.宗材料", f"data/evidence/{DIGEST}"),
        ("a.tar.gz", f"data/evidence/{DIGEST}.gz"),
        ("x.verylongsuffix", f"data/evidence/{DIGEST}"),
    ],
)
def test_evidence_is_named_by_its_digest_and_keeps_a_plain_suffix(original, entry):
    assert evidence_entry(DIGEST, original) == entry
    assert is_payload(entry)
    assert evidence_digest(entry) == DIGEST


@pytest.mark.parametrize(
    "name",
    [
        "data/../records.jsonl",
        "data/records.jsonl/",
        "data/records.jsonl\n",
        "DATA/records.jsonl",
        f"data/evidence/{DIGEST}.JPG",
        f"data/evidence/sub/{DIGEST}.jpg",
        "data/letters/one.pdf",
        "/data/ledger.xlsx",
        "",
    ],
)
def test_other_names_are_no_payload(name):
    assert not is_payload(name)
    assert evidence_digest(name) == ""


def test_a_letter_is_named_by_its_uuid():
    assert is_payload(letter_entry("3f2c1a90-0000-4000-8000-0000000000aa"))


def test_text_is_deflated_and_what_is_packed_already_is_not():
    assert [is_deflated(name) for name in ("a.jsonl", "a.txt", "a.pdf", "a.jpg", "a.xlsx", "a")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_limit_is_still_allowed_and_one_more_is_not():
    check_limit("entries", 5_000, LIMITS, Path("p.zip"))
    with pytest.raises(Refused) as refusal:
        check_limit("entries", 4, Limits(entries=3), Path("p.zip"))
    assert refusal.value.facts["limit"] == 3
