"""Every word that people read, looked up by key in ``resources/wording/zh_cn.toml``.

One catalogue serves the window, the letters, the Excel files and the command line, so the same thing has
the same name everywhere. A missing key is a bug and raises ``KeyError``.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from core.errors import UserFacing
from core.resources import resource_path


@cache
def catalogue() -> dict[str, str]:
    """Return all words as ``{"section.key": text}``."""
    return _read("", _file().decode())


@cache
def _file() -> bytes:
    return resource_path("wording", "zh_cn.toml").read_bytes()


@cache
def _sections() -> dict[bytes, bytes]:
    """Return the file cut at its headings and not yet read: the first page needs one word in ten.

    A line that begins with a bracket is a heading in this file, nothing else (a test reads it both ways).
    """
    parts = (part.partition(b"]") for part in _file().split(b"\n["))
    return {name: text for name, _, text in parts}


@cache
def _section(name: str) -> dict[str, str]:
    text = _sections().get(name.encode(), b"").decode()
    plain = _plain(f"{name}.", text)
    return _read(f"{name}.", text) if plain is None else plain


def _plain(prefix: str, text: str) -> dict[str, str] | None:
    """Return the words of a section that says nothing but ``key = "text"``, ``None`` for any other.

    Most sections are so, and are read in a tenth of the time; the frame of the window needs no other.
    """
    flat: dict[str, str] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        key, _, value = line.partition(" = ")
        inside = value[1:-1]
        if f'"{inside}"' != value or '"' in line[: len(key)] + inside or "\\" in inside:
            return None
        flat[prefix + key] = inside
    return flat


@cache
def _text(key: str) -> str:
    """Return the words under ``key``; dotted keys may stand under any heading that begins theirs."""
    heading = key
    while heading := heading.rpartition(".")[0]:
        if key in (section := _section(heading)):
            return section[key]
    raise KeyError(key)


def _read(prefix: str, text: str) -> dict[str, str]:
    import tomllib

    flat: dict[str, str] = {}
    _flatten(prefix, tomllib.loads(text), flat)
    return flat


def _flatten(prefix: str, node: dict[str, Any], into: dict[str, str]) -> None:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(f"{name}.", value, into)
        else:
            into[name] = str(value)


def word(key: str, /, **facts: object) -> str:
    """Return the words under ``key`` with ``{placeholders}`` filled from ``facts``."""
    text = _text(key)
    return text.format(**facts) if facts else text


def word_of(value: StrEnum) -> str:
    """Return the words for an enum member, kept under ``enums.<ClassName>.<value>``.

    Members that are data bring theirs along as ``words`` (kinds of letters).
    """
    own = getattr(value, "words", None)
    return own if isinstance(own, str) else _text(f"enums.{type(value).__name__}.{value.value}")


def sentence(error: UserFacing) -> str:
    """Return what a person reads when ``error`` happened."""
    return word(f"errors.{error.code}", **error.facts)


def chinese_date(day: date | None) -> str:
    """Return ``day`` as people write it, without leading zeros; an absent day is empty text."""
    if day is None:
        return ""
    return word("formats.date", year=day.year, month=day.month, day=day.day)
