"""A template as data back into TOML: the form the ledger keeps and offices exchange.

Only what a template may hold is written: texts, numbers, truth values, lists and tables of them. The head
comes first, then what the kind asks for, annexes and blocks, each as a list of tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

_TABLES = ("fields", "annex", "block")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ROOM = 100
"""Characters of a list that stays on one line."""


def to_toml(plan: Mapping[str, Any]) -> str:
    """Return ``plan`` as TOML that reads back as the same data."""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plan.items() if not _is_tables(key, value)]
    for name in (*_TABLES, *(key for key in plan if key not in _TABLES)):
        if name in plan and _is_tables(name, plan[name]):
            for table in plan[name]:
                lines += ["", f"[[{_key(name)}]]"]
                lines += [f"{_key(key)} = {_value(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def with_value(text: str, key: str, value: Sequence[str]) -> str:
    """Return ``text`` with another list under ``key`` of its head, everything else as it is written.

    A list that cannot be found as it is usually written makes the whole text be written anew.
    """
    plan = dict(tomllib.loads(text)) | {key: list(value)}
    bare = re.sub(rf"(?m)^{key}\s*=\s*\[[^\]]*\][^\n]*\n", "", text)
    head, mark, rest = bare.partition("\n[[")
    made = f"{head.rstrip()}\n{key} = {_value(list(value))}\n{mark}{rest}"
    return made if _read(made) == plan else to_toml(plan)


def _read(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _is_tables(key: str, value: object) -> bool:
    return (
        key in _TABLES
        and isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) for each in value)
    )


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list([_value(each) for each in value])
    return _text(str(value))


def _list(parts: list[str]) -> str:
    line = ", ".join(parts)
    if len(line) <= _ROOM or len(parts) < 2:
        return f"[{line}]"
    inside = "".join(f"  {part},\n" for part in parts)
    return f"[\n{inside}]"


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    return key if bare else _text(key)


def _text(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char, _control(char)) for char in text) + '"'


def _control(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char
