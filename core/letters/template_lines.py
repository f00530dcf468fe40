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
    blocks = plan.get("block", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return False
    plain = (block.get(key, "") for block in blocks for key in ("style", "when", "unless", "each"))
    worded = (block.get(key, "") for block in blocks for key in ("text", "lead"))
    required = plan.get("required", [])
    return (
        all(isinstance(value, str) for value in plain)
        and all(map(_is_worded, worded))
        and all(_is_worded(plan.get(key, "")) for key in _WORDED)
        and isinstance(required, list)
        and all(isinstance(name, str) for name in required)
    )


def _is_worded(value: object) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, list) and all(
        isinstance(each, str) or (isinstance(each, list) and all(isinstance(part, str) for part in each))
        for each in value
    )
