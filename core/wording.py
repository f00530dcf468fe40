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

_OPEN, _CLOSE = "\u201c", "\u201d"
_INSIDE = {ord(_OPEN): "\u2018", ord(_CLOSE): "\u2019"}
_MARKS = "\u2018[^\u2018\u2019]*\u2019|[\u201c\u201d]"
_TITLE, _TITLE_END = chr(0x300A), chr(0x300B)
_TITLES = {_TITLE: chr(0x3008), _TITLE_END: chr(0x3009)}
_QUOTED = "\u201c[^\u201c\u201d]*\u201d"


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
    if not facts:
        return text
    filled = text.format(**facts)
    if _OPEN in text and filled.count(_OPEN) > text.count(_OPEN):
        filled = _nested(text, facts)
    if _TITLE in text and filled.count(_TITLE) > text.count(_TITLE):
        filled = titled(filled)
    return filled


def titled(text: str) -> str:
    """Return ``text`` with the marks of titles inside titles single, and double again in those.

    GB/T 15834-2011, 4.14.3.3: 书名号中还需用书名号时，外面一层用双书名号，里面一层用单书名号. A text whose
    marks do not pair stays as it is.
    """
    depth, parts = 0, []
    for char in text:
        depth -= char == _TITLE_END
        if depth < 0:
            return text
        parts.append(_TITLES[char] if char in _TITLES and depth % 2 else char)
        depth += char == _TITLE
    return text if depth else "".join(parts)


def inner(text: str) -> str:
    """Return ``text`` as it stands inside quotation marks: its own become single, those in them double again.

    GB/T 15834-2011, 4.8.3.3: 引号中再用引号时，外面一层用双引号，里面一层用单引号. A lone mark, an apostrophe
    say, stays.
    """
    import re  # a start does without

    return re.sub(
        _MARKS,
        lambda found: (
            found[0].translate(_INSIDE)
            if len(found[0]) == 1
            else f"{_OPEN}{found[0][1:-1].translate(_INSIDE)}{_CLOSE}"
        ),
        text,
    )


def _nested(text: str, facts: dict[str, object]) -> str:
    """Return ``text`` filled, what stands in its quotation marks quoted inside them."""
    import re

    quoted = {name: inner(str(value)) for name, value in facts.items()}
    parts, at = [], 0
    for found in re.finditer(_QUOTED, text):
        parts += [text[at : found.start()].format(**facts), found[0].format(**quoted)]
        at = found.end()
    return "".join([*parts, text[at:].format(**facts)])


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
