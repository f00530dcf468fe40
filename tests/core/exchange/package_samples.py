"""A small package with everything a package can hold."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from core.exchange.layout import LEDGER, evidence_entry, letter_entry
from core.exchange.manifest import PackageInfo
from core.exchange.packing import PackedFile

LETTER_UUID = "3f2c1a90-0000-4000-8000-0000000000aa"


def info(**changes: Any) -> PackageInfo:
    facts: dict[str, Any] = {
        "package_uuid": "5d1f6e9a-0000-4000-8000-000000000001",
        "office_code": "130638",
        "office_name": "中共雄县委全面依法治县委员会办公室",
        "target_code": "130600",
        "target_name": "市委全面依法治市委员会办公室",
        "period": "2026-Q2",
        "sequence": 3,
        "app_version": "0.1.0",
        "schema_version": "1",
        "install_id": "9b8a7c6d-0000-4000-8000-000000000002",
        "journal_head": "118:0f3a5c7e9b1d2f40",
        "sealed_on": date(2026, 7, 3),
        "contact": "张䶮 0312-5550100",
    }
    return PackageInfo(**{**facts, **changes})


def record(number: int, **body: Any) -> dict[str, Any]:
    uuid = f"7c000000-0000-4000-8000-{number:012d}"
    return {
        "table": "issue",
        "uuid": uuid,
        "revision": 1,
        "digest": hashlib.sha256(str(number).encode()).hexdigest(),
        "record": {"uuid": uuid, "revision": 1, "text": f"第{number}个问题：𠮷林路“回头看”", **body},
    }


def sample_files(folder: Path) -> list[PackedFile]:
    """Return a ledger, a letter and two pieces of evidence with odd names, lying in ``folder``."""
    contents = {
        "台账.xlsx": b"PK not really a workbook",
        "letter.pdf": b"%PDF-1.7 not really a letter",
        "现场照片 1.JPG": bytes(range(256)) * 4,
        "说明": "没有扩展名的说明".encode(),
    }
    paths = {}
    for name, content in contents.items():
        paths[name] = folder / name
        paths[name].write_bytes(content)
    files = [
        PackedFile(LEDGER, paths["台账.xlsx"]),
        PackedFile(letter_entry(LETTER_UUID), paths["letter.pdf"]),
    ]
    for name in ("现场照片 1.JPG", "说明"):
        digest = hashlib.sha256(contents[name]).hexdigest()
        files.append(PackedFile(evidence_entry(digest, name), paths[name], digest))
    return files
