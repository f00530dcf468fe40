"""What stands in a text that the ledger's rows say too: 文号, days, codes of items, numbers."""

from __future__ import annotations

import re
from functools import cache

from core.letters.titles import office_words

KINDS = ("number", "date", "code", "figure")
"""In the order in which they are told; each has its pattern in the office's words."""


def figures_in(text: str) -> list[tuple[str, str]]:
    """Return every figure of ``text`` as (kind, words)."""
    return [(match.lastgroup or "", match.group()) for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    known = office_words()["figures"]
    return re.compile("|".join(f"(?P<{kind}>{known[kind]})" for kind in KINDS))
