"""Progress of one issue that several units report on: one text, every unit's own part under its name.

A form that a unit sends back (各单位填报表) replaces that unit's part and nobody else's.
"""

from __future__ import annotations

import re

_OPEN, _SHUT = "\u3010", "\u3011"
_MARK = re.compile(f"^{_OPEN}([^{_OPEN}{_SHUT}\n]+){_SHUT}", re.MULTILINE)
"""The unit's name in brackets at the beginning of a line; its part runs to the next name."""


def parts_of(text: str) -> tuple[str, dict[str, str]]:
    """Return what stands before any unit's name, and the part of every unit in order."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return text.strip(), {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        said = text[mark.end() : end].strip()
        parts[mark[1]] = "\n".join(filter(None, (parts.get(mark[1], ""), said)))
    return text[: marks[0].start()].strip(), parts


def part_of(text: str, unit: str) -> str:
    """Return the part of ``unit``, empty when it said nothing under its name."""
    return parts_of(text)[1].get(unit, "")


def with_part(text: str, unit: str, said: str) -> str:
    """Return ``text`` with the part of ``unit`` replaced, or added behind the others."""
    plain, parts = parts_of(text)
    parts[unit] = said.strip()
    lines = [f"{_OPEN}{name}{_SHUT}{part}" for name, part in parts.items() if part]
    return "\n".join(filter(None, (plain, *lines)))


def as_seen_by(text: str, unit: str) -> str:
    """Return what a unit's form shows: what is said of the whole, and its own part without the name."""
    plain, parts = parts_of(text)
    return "\n".join(filter(None, (plain, parts.get(unit, ""))))


def said_anew(cell: str, own: str, others: list[str], heading: str) -> str:
    """Return what a unit says in ``cell`` without the lines that stood there before and are not its ``own``.

    ``heading`` are the words a printed ledger puts before what is said of the whole. A further line that
    begins with a bracket is moved in, else it would read as another unit's name.
    """
    known = {_plain(line) for text in others for line in text.split("\n")} - {""}
    mine = {_plain(line) for line in own.split("\n")} - {""}
    kept: list[str] = []
    for line in (each.strip() for each in cell.split("\n")):
        plain = line.removeprefix(heading)
        if plain and (_plain(plain) in mine or _plain(plain) not in known):
            kept.append(f"\u3000{plain}" if kept and plain.startswith(_OPEN) else plain)
    return "\n".join(kept)


def _plain(text: str) -> str:
    return "".join(text.split())
