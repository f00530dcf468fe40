"""Records as JSON lines: the only part of a package that a receiver reads back.

The rules here and ``resources/schemas/package-record-1.0.json`` say the same; a test compares them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from core.exchange.layout import SHA256, UUID

_TABLE = re.compile("[a-z][a-z_]{0,47}")
_NAMED = ("uuid", "revision")


class RecordError(ValueError):
    """A record is not as the format wants it."""


def record_line(record: Mapping[str, Any]) -> bytes:
    """Return ``record`` as one canonical JSON line; raises ``RecordError``."""
    check_record(record)
    try:
        text = json.dumps(record, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return text.encode() + b"\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError(str(error)) from error


def read_record(line: bytes) -> dict[str, Any]:
    """Return the record on ``line``; raises ``RecordError`` for anything but one well-formed record."""
    if not line.endswith(b"\n"):
        raise RecordError("end")
    try:
        record = json.loads(line.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(str(error)) from error
    check_record(record)
    return record  # type: ignore[no-any-return]


def check_record(record: object) -> None:
    """Raise ``RecordError`` unless ``record`` has table, uuid, revision, digest and record as agreed."""
    if not isinstance(record, Mapping):
        raise RecordError("object")
    _match(record, "table", _TABLE)
    _match(record, "uuid", UUID)
    _match(record, "digest", SHA256)
    revision = record.get("revision")
    if not isinstance(revision, int) or isinstance(revision, bool) or revision < 1:
        raise RecordError("revision")
    body = record.get("record")
    if not isinstance(body, Mapping) or any(name in body and body[name] != record[name] for name in _NAMED):
        raise RecordError("record")


def _match(record: Mapping[Any, Any], name: str, pattern: re.Pattern[str]) -> None:
    value = record.get(name)
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise RecordError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated key")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)
