"""Filling a template's fragments: the only language a letter template has, and it executes nothing.

A fragment is a string with ``{placeholders}``; one whose placeholder has no value is left out. A fragment may
be a list of alternatives: the first that can be filled is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from core.errors import Environment
from core.letters.title_marks import nested

_PLACEHOLDER = re.compile(r"\{([a-z_]+|entry_[a-z0-9_]+)\}")
_ENTRY = "entry_"
"""What placeholders begin with that stand for a field of a register's entry; its definition knows which."""

Fragment = str | list[str]


_LETTER_NAMES = """letterhead document_number addressee dated_on reply_due signature matter basis contact
phone we item_count liaison liaison_phone inspection inspection_kind period places problem_count conclusion
concluded_on code decided_on approved_on approved_by decided_by step opinion decision_number new_due
old_due ground entry figures ranking batch total done_count closed_count overdue_count completion_rate
closure_rate on_time_rate kind title record_code issue earlier_number earlier_day
section best overdue_items status_words late_units unit_overlap no_bearer earlier_kinds annex"""
_ROW_NAMES = """ordinal number code text measure units due raw days_late days_left progress area own earlier
place requirement line"""
KNOWN = frozenset(f"{_LETTER_NAMES} {_ROW_NAMES}".split())
ROW_NAMES = frozenset(_ROW_NAMES.split())
"""Those that have a value only where a block or a table is repeated."""


def known_names(plan: Mapping[str, Any]) -> frozenset[str]:
    """Return every placeholder a template may use: what facts give, and what it asks the clerk for."""
    return KNOWN | {str(field["key"]) for field in plan.get("fields", ())}


def filled(fragments: str | list[Fragment], values: Mapping[str, str], known: frozenset[str]) -> str:
    """Return ``fragments`` with their placeholders filled, without those that miss one.

    Raises ``Environment("letter_template_placeholder")`` for a placeholder that is not among ``known``.
    """
    listed = [fragments] if isinstance(fragments, str) else fragments
    return nested("".join(_first(fragment, values, known) for fragment in listed))


def _first(fragment: Fragment, values: Mapping[str, str], known: frozenset[str]) -> str:
    for alternative in [fragment] if isinstance(fragment, str) else fragment:
        names = _names(alternative)
        for name in names:
            if name not in known and not name.startswith(_ENTRY):
                raise Environment("letter_template_placeholder", name=name)
        if not names:
            return alternative
        if all(map(values.get, names)):
            return _PLACEHOLDER.sub(lambda match: values[match.group(1)], alternative)
    return ""


@lru_cache(maxsize=512)
def _names(fragment: str) -> tuple[str, ...]:
    """Return the placeholders of a fragment; a template's are asked for at every letter."""
    return tuple(_PLACEHOLDER.findall(fragment))
