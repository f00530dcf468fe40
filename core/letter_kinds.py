"""The kinds of letters as data: each is one TOML text, head and blocks (``letter_shelf`` knows whose counts).

A new kind needs its text and nothing else: a file ``resources/letters/<identifier>.toml``, or a template that
an office keeps in its ledger. Everything the program asks of a kind stands in the head (domain.md §4). The
blocks are the letter's words (``core.letters``).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from core.errors import Environment
from core.letter_shelf import identifiers, shipped_text, text_of

ITEMS, INSPECTION, REVIEW = "items", "inspection", "review"
EXTENSION, ENTRY, PERIOD, LETTER = "extension", "entry", "period", "letter"
SUBJECTS = (ITEMS, INSPECTION, REVIEW, EXTENSION, ENTRY, PERIOD, LETTER)
"""What a letter may speak of: items of a unit, an inspection, an issue's last review or extension, an entry
of a register, the figures of a period, an earlier letter."""

OVERDUE, DUE_SOON, OPEN, UNANSWERED, ANY = "overdue", "due_soon", "open", "unanswered", "any"
SCOPES = (OVERDUE, DUE_SOON, OPEN, UNANSWERED, ANY)
"""Which items of a unit: late, soon due, all open ones, those of letters not answered in time, all."""

AFTER = "after"
NEEDS = ("borne", "listed", "done", "closed", "open", "unanswered", AFTER)
"""What must be true before a letter says so: the unit answers for the matter; it was listed by the letter
followed; it is done; struck off; not struck off; a reply is late; what it tells of was before its day."""

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
    ``pitch`` is the line pitch of its paper, empty for the office's. ``follows``: the kind of the earlier
    letter it speaks of. ``needs``: the conditions of its release.
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
    pitch: str = ""
    follows: str = ""
    needs: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    fields: tuple[KindField, ...] = ()


def plan_of(identifier: str) -> KindPlan:
    """Return what the program knows of a kind; one without a text bears its identifier as name.

    Raises ``Environment`` when the text is no TOML or says something the program does not know.
    """
    text = text_of(identifier)
    return plan_in(identifier, text) if text else KindPlan(identifier=identifier, name=identifier)


@lru_cache(maxsize=512)
def plan_in(identifier: str, text: str) -> KindPlan:
    """Return what the head of ``text`` says of the kind ``identifier``; raises as ``plan_of``.

    An office's own words for a kind of the program add conditions of release and take none away.
    """
    shipped = shipped_text(identifier)
    try:
        made = _plan(identifier, _head(text))
        if not shipped or text == shipped:
            return made
        asked = {*made.needs, *plan_in(identifier, shipped).needs}
        return replace(made, needs=tuple(need for need in NEEDS if need in asked))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Environment("letter_template_damaged", name=f"{identifier}.toml") from error


def is_readable(identifier: str, text: str) -> bool:
    """Tell whether ``text`` says what a kind must."""
    try:
        plan_in(identifier, text)
    except Environment:
        return False
    return True


def _head(text: str) -> dict[str, Any]:
    """Return the head of ``text``; what stands before the first block is enough, if it can be read alone."""
    try:
        return tomllib.loads(text.partition(_FIRST_BLOCK)[0])
    except tomllib.TOMLDecodeError:
        return tomllib.loads(text)


def _plan(identifier: str, head: dict[str, Any]) -> KindPlan:
    known = {field.name for field in fields(KindPlan)}
    told = {key: value for key, value in head.items() if key in known}
    made = KindPlan(
        **told
        | {
            "identifier": identifier,
            "required": tuple(head.get("required", ())),
            "needs": tuple(head.get("needs", ())),
            "fields": tuple(KindField(**each) for each in head.get("fields", ())),
        }
    )
    if made.speaks_of not in SUBJECTS or made.scope not in SCOPES or not set(made.needs) <= set(NEEDS):
        raise ValueError(made.speaks_of)
    return made


def all_plans() -> tuple[KindPlan, ...]:
    """Return every kind in the order people look for them."""
    return _in_order(tuple((identifier, text_of(identifier)) for identifier in identifiers()))


@lru_cache(maxsize=8)
def _in_order(texts: tuple[tuple[str, str], ...]) -> tuple[KindPlan, ...]:
    plans = (plan_in(identifier, text) for identifier, text in texts)
    return tuple(sorted(plans, key=lambda plan: (plan.order, plan.identifier)))


def kind_of_level(level: int) -> str:
    """Return the identifier of the kind that is proposed on a level; empty text when there is none."""
    found = [plan.identifier for plan in all_plans() if plan.level == level and plan.proposed]
    return found[0] if found else ""


def shipped_needs(identifier: str) -> tuple[str, ...]:
    """Return the conditions of release of the program's own text for a kind; none for an office's own."""
    text = shipped_text(identifier) if identifier else ""
    return plan_in(identifier, text).needs if text else ()
