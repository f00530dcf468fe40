"""What may stand in a package: entry names, how each is stored, and how large everything may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from core.errors import Refused
from core.wording import word

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
RECORDS = "data/records.jsonl"
LEDGER = "data/ledger.xlsx"

LISTED_TAGS = (BAG_INFO, BAGIT, MANIFEST)
TAGS = (*LISTED_TAGS, TAG_MANIFEST)

BAGIT_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FORMAT = "1.0"
"""A higher number before the dot is refused; a higher one after it is read, unknown fields kept."""

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
UUID = re.compile(_UUID)
SHA256 = re.compile("[0-9a-f]{64}")
_PAYLOAD = re.compile(
    rf"data/(records\.jsonl|ledger\.xlsx|letters/{_UUID}\.pdf|evidence/([0-9a-f]{{64}})(\.[a-z0-9]{{1,8}})?)"
)
_DEFLATED = re.compile(r".*\.(jsonl|txt|csv|json|xml|html?|svg|md)")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, in bytes except ``entries``; larger reports are split by sequence."""

    file: int = 500 << 20
    unpacked: int = 2_000_000_000
    entries: int = 5_000
    records: int = 100 << 20
    record: int = 1 << 20


LIMITS = Limits()


def check_limit(what: str, value: int, limits: Limits, path: Path) -> None:
    """Raise ``Refused`` (package_too_big) when ``value`` exceeds the bound named ``what``."""
    limit = getattr(limits, what)
    if value > limit:
        raise Refused("package_too_big", path=str(path), what=word(f"exchange.limits.{what}"), limit=limit)


def is_payload(name: str) -> bool:
    """Tell whether ``name`` is one a package may carry below ``data/``."""
    return _PAYLOAD.fullmatch(name) is not None


def evidence_digest(name: str) -> str:
    """Return the SHA-256 that an evidence entry's own name promises, empty for other entries."""
    match = _PAYLOAD.fullmatch(name)
    return (match.group(2) or "") if match else ""


def letter_entry(uuid: str) -> str:
    """Return the entry name of a letter's PDF."""
    return f"data/letters/{uuid}.pdf"


def evidence_entry(sha256: str, original_name: str) -> str:
    """Return the entry name of an evidence file; the suffix is kept where it is plain ASCII."""
    suffix = Path(original_name).suffix.lower()
    return f"data/evidence/{sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def is_deflated(name: str) -> bool:
    """Tell whether packing text pays; pictures, PDF and xlsx are stored as they are."""
    return _DEFLATED.fullmatch(name) is not None
