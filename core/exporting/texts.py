"""Text as a spreadsheet cell can hold it, changed as little as possible and never cut.

A cell holds 32,767 UTF-16 units; XML holds no control characters. What a cell cannot hold is either
turned into what it means (line ends) or dropped (control characters, half surrogates).
"""

from __future__ import annotations

import re

CELL_UNITS = 32_767
"""UTF-16 units one cell can hold (ECMA-376; Excel's own limit)."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNHOLDABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LIVE = frozenset("=+-@\t'")


def clean_text(text: str) -> str:
    """Return ``text`` with every line end as U+000A and without characters XML cannot carry."""
    if _SUSPECT.search(text) is None:
        return text
    return _UNHOLDABLE.sub("", _LINE_ENDS.sub("\n", text))


def is_live(text: str) -> bool:
    """Tell whether a spreadsheet would take ``text`` for a formula if a person re-entered the cell."""
    return text[:1] in _LIVE


def pieces(text: str, mark: str) -> list[str]:
    """Return ``text`` in pieces that each fit a cell; every piece after the first begins with ``mark``."""
    if len(text) * 2 <= CELL_UNITS or _units(text) <= CELL_UNITS:
        return [text]
    found = []
    lead = ""
    while text:
        size = _fitting(text, CELL_UNITS - _units(lead))
        found.append(lead + text[:size])
        text, lead = text[size:], mark
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(text: str, units: int) -> int:
    """Return how many characters of ``text`` fit into ``units``, never splitting a pair."""
    head = text[:units]
    if _units(head) <= units:
        return len(head)
    raw = head.encode("utf-16-le")[: units * 2]
    return len(raw.decode("utf-16-le", errors="ignore"))
