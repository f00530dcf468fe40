from __future__ import annotations

import json
import re

import pytest

from core.exchange.record_lines import RecordError, check_record, read_record, record_line
from core.resources import resource_path
from tests.core.exchange.package_samples import record

_TYPES = {"string": str, "integer": int, "object": dict}


def _schema():
    return json.loads(resource_path("schemas", "package-record-1.0.json").read_text(encoding="utf-8"))


def _allowed_by_schema(value: dict) -> bool:
    """Judge ``value`` by the published schema alone, as another program would."""
    schema = _schema()
    if any(name not in value for name in schema["required"]):
        return False
    for name, rule in schema["properties"].items():
        found = value[name]
        if not isinstance(found, _TYPES[rule["type"]]) or isinstance(found, bool):
            return False
        if "pattern" in rule and not re.search(rule["pattern"], found):
            return False
        if found == 0 and "minimum" in rule:
            return False
    return True


def _allowed_by_us(value: dict) -> bool:
    try:
        check_record(value)
    except RecordError:
        return False
    return True


@pytest.mark.parametrize("name", ["table", "uuid", "revision", "digest", "record"])
@pytest.mark.parametrize("value", [None, "", 0, 1, True, [], {}, "issue", "a" * 64, "A" * 64, "-"])
def test_our_checks_and_the_published_schema_agree(name, value):
    changed = {**record(1), "record": {}, name: value}
    assert _allowed_by_us(changed) == _allowed_by_schema(changed)
    less = {key: kept for key, kept in changed.items() if key != name}
    assert not _allowed_by_us(less)
    assert not _allowed_by_schema(less)


def test_a_line_is_canonical_and_readable():
    line = record_line({**record(1), "extra": "留着"})
    assert line == record_line(dict(reversed({**record(1), "extra": "留着"}.items())))
    assert "留着" in line.decode()
    assert read_record(line)["extra"] == "留着"
