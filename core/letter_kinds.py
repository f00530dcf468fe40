"""The kinds of letters as data: each is one file ``resources/letters/<identifier>.toml``, head and blocks.

A new kind needs its file and nothing else: its identifier is the file's name, everything the program asks
of a kind stands in the file's head (domain.md §4). The blocks are the letter's words (``core.letters``).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from core.errors import Environment
from core.resources import resource_path

ITEMS, INSPECTION, REVIEW = "items", "inspection", "review"
EXTENSION, ENTRY, PERIOD, LETTER = "extension", "entry", "period", "letter"
SUBJECTS = (ITEMS, INSPECTION, REVIEW, EXTENSION, ENTRY, PERIOD, LETTER)
"""What a letter may speak of: items of a unit, an inspection, an issue's last review or extension, an entry
of a register, the figures of a period, an earlier letter."""

OVERDUE, DUE_SOON, OPEN, UNANSWERED, ANY = "overdue", "due_soon", "open", "unanswered", "any"
SCOPES = (OVERDUE, DUE_SOON, OPEN, UNANSWERED, ANY)
"""Which items of a unit: late, soon due, all open ones, those of letters not answered in time, all."""

_FIRST_BLOCK = "\n[[block]]"
_LAST = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class KindField:
    """Something only the clerk knows (time of 约谈, questions of 函询); a line each when ``lines``."""

    key: str
    label: str
    lines: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPlan:
    """What the program must know of a kind before it writes one.

    ``level`` is the step of the four-step ladder (row 36), 0 outside it; of the kinds of one level the
    ``proposed`` one is proposed. ``reply_days``: the usual limit of a reply, 0 for none, -1 for the office's
    setting. ``receipt`` says how delivery is proved. ``result``: the decision a review must have had.
    ``register``: whose entries it speaks of. The addressee is the unit's, unless the kind goes ``upward``,
    names one, or the entry's field ``addressee_from`` does. ``issue_series``: the name of
    its numbered issues (第n期), where it may come out in such; ``only_issues``: it always does. ``format`` is
    that of its paper; a kind of format ``bulletin`` comes out in issues unless the clerk says otherwise.
    ``follows``: the kind of the earlier letter it speaks of.
    """

    identifier: str
    name: str
    group: str = ""
    order: int = _LAST
    speaks_of: str = ITEMS
    scope: str = OVERDUE
    level: int = 0
    proposed: bool = False
    series: str = ""
    issue_series: str = ""
    only_issues: bool = False
    reply_days: int = -1
    receipt: str = ""
    result: str = ""
    register: str = ""
    addressee: str = ""
    addressee_from: str = ""
    upward: bool = False
    format: str = "letter"
    follows: str = ""
    required: tuple[str, ...] = ()
    fields: tuple[KindField, ...] = ()


@cache
def identifiers() -> tuple[str, ...]:
    """Return the identifiers of all kinds: the names of the files."""
    return tuple(sorted(path.stem for path in resource_path("letters").glob("*.toml")))


@cache
def plan_of(identifier: str) -> KindPlan:
    """Return what the program knows of a kind; one without a file bears its identifier as name.

    Raises ``Environment`` when the file is no TOML or says something the program does not know.
    """
    if identifier not in identifiers():
        return KindPlan(identifier=identifier, name=identifier)
    path = resource_path("letters", f"{identifier}.toml")
    try:
        head = path.read_text(encoding="utf-8").partition(_FIRST_BLOCK)[0]
        return _plan(identifier, tomllib.loads(head))
    except (OSError, ValueError, TypeError) as error:
        raise Environment("letter_template_damaged", name=path.name) from error


def _plan(identifier: str, head: dict[str, Any]) -> KindPlan:
    known = {field.name for field in fields(KindPlan)}
    told = {key: value for key, value in head.items() if key in known}
    made = KindPlan(
        **told
        | {
            "identifier": identifier,
            "required": tuple(head.get("required", ())),
            "fields": tuple(KindField(**each) for each in head.get("fields", ())),
        }
    )
    if made.speaks_of not in SUBJECTS or made.scope not in SCOPES:
        raise ValueError(made.speaks_of)
    return made


@cache
def all_plans() -> tuple[KindPlan, ...]:
    """Return every kind in the order people look for them."""
    plans = (plan_of(identifier) for identifier in identifiers())
    return tuple(sorted(plans, key=lambda plan: (plan.order, plan.identifier)))


def kind_of_level(level: int) -> str:
    """Return the identifier of the kind that is proposed on a level; empty text when there is none."""
    found = [plan.identifier for plan in all_plans() if plan.level == level and plan.proposed]
    return found[0] if found else ""
