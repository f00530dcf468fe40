"""A template's words as a clerk edits them: one sentence a line, alternatives beside each other.

Fragments are shown one a line, with Chinese names between the braces; alternatives of one fragment stand on
its line with ``checking.SEPARATOR`` between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.letters.checking import SEPARATOR
from core.letters.placeholders import shown, stored

_WORDED = ("title", "note", "mark", "name", "series", "group", "receipt", "format")


def lines_shown(value: object, names: Mapping[str, str]) -> str:
    """Return fragments as lines to edit."""
    listed = value if isinstance(value, list) else [value] if value else []
    lines = (SEPARATOR.join(each) if isinstance(each, list) else str(each) for each in listed)
    return "\n".join(shown(line, names) for line in lines)


def lines_stored(text: str, names: Mapping[str, str]) -> list[str | list[str]]:
    """Return edited lines as fragments; empty lines are none."""
    fragments: list[str | list[str]] = []
    for line in stored(text, names).split("\n"):
        parts = line.split(SEPARATOR)
        if line.strip():
            fragments.append(parts if len(parts) > 1 else line)
    return fragments


def is_editable(plan: Mapping[str, Any]) -> bool:
    """Tell whether the editor's fields can show ``plan``: the right kind of thing at every place."""
    required = plan.get("required", [])
    return (
        all(map(_is_block, _tables(plan, "block")))
        and all(map(_is_annex, _tables(plan, "annex")))
        and all(map(_is_question, _tables(plan, "fields")))
        and all(_is_worded(plan.get(key, "")) for key in _WORDED)
        and isinstance(required, list)
        and all(isinstance(name, str) for name in required)
    )


def _tables(plan: Mapping[str, Any], part: str) -> list[Any]:
    """Return the entries of a part; one entry that is none when the part is no list."""
    listed = plan.get(part, [])
    return listed if isinstance(listed, list) else [None]


def _is_block(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and _are_texts(entry, ("style", "when", "unless", "each"))
        and all(_is_worded(entry.get(key, "")) for key in ("text", "lead"))
    )


def _is_annex(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and _are_texts(entry, ("each", "when", "unless"))
        and _is_worded(entry.get("title", ""))
        and isinstance(entry.get("columns", []), list)
        and all(map(_is_column, entry.get("columns", [])))
    )


def _is_column(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and _are_texts(entry, ("heading",))
        and _is_worded(entry.get("text", ""))
        and isinstance(entry.get("width", 1), int | float)
    )


def _is_question(entry: object) -> bool:
    return isinstance(entry, dict) and _are_texts(entry, ("key", "label", "hint"))


def _are_texts(entry: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    return all(isinstance(entry.get(key, ""), str) for key in keys)


def _is_worded(value: object) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, list) and all(
        isinstance(each, str) or (isinstance(each, list) and all(isinstance(part, str) for part in each))
        for each in value
    )
