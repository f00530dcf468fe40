"""联络员台账: the liaison officers of the units, past and present (domain row 38).

A unit's own 联络员 and 电话 follow the officers in post, so that lists and packages need to ask nowhere
else; a name typed there before is kept as the first officer when a record is entered.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from core.domain.change import Outcome
from core.domain.people import Liaison, LiaisonDraft, LiaisonState, liaison_state
from core.domain.people_rules import check_liaison, plain_name
from core.domain.unit import Unit
from core.domain.violation import Violation
from core.identity import new_uuid
from core.operations import letter_fonts
from core.operations.units import UnitBook
from core.operations.writing import change, outcome, require
from core.resources import resource_path
from core.store import records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

_DAY = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*$")
_ORDER = ("unit", "name", "post", "phone", "since", "until", "duties", "note")
"""The columns of a pasted list that has no headings."""


@cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    with resource_path("vocabularies", "liaisons.toml").open("rb") as file:
        read = tomllib.load(file)
    return {"headings": read["headings"], "duties": {"shipped": read["duties"]}}


def duties(ws: Workspace) -> tuple[str, ...]:
    """Return the duties offered as ticks: the office's own list, else the shipped eight."""
    return ws.settings.liaison_duties or tuple(_vocabulary()["duties"]["shipped"])


def found(ws: Workspace, uuid: str) -> Liaison | None:
    """Return the officer ``uuid``, ``None`` when there is none."""
    return next(iter(records.find(ws.ledger, Liaison, uuid=uuid)), None)


def draft_of(ws: Workspace, uuid: str) -> LiaisonDraft:
    """Return an officer as a draft to edit."""
    officer = records.get(ws.ledger, Liaison, uuid)
    return LiaisonDraft(
        unit=records.get(ws.ledger, Unit, officer.unit_uuid).name,
        name=officer.name,
        post=officer.post,
        phone=officer.phone,
        since=officer.since,
        until=officer.until,
        duties=officer.duties,
        note=officer.note,
    )


def check(ws: Workspace, draft: LiaisonDraft) -> list[Violation]:
    """Return everything the rules say of ``draft``."""
    return check_liaison(draft) or letter_fonts.warn(ws.settings, "name", draft.name)


def add(ws: Workspace, draft: LiaisonDraft) -> Outcome[Liaison]:
    """Enter an officer; a unit nobody knows is entered with it."""
    require(check_liaison(draft), "liaison_form")
    with change(ws, "liaison.add", unit=draft.unit.strip(), name=draft.name.strip()) as tx:
        made = _entered(ws, tx, UnitBook(ws.ledger), draft)
    return outcome(ws, tx, made)


def revise(ws: Workspace, uuid: str, revision: int, draft: LiaisonDraft) -> Outcome[Liaison]:
    """Store a changed officer; who leaves gets a last day and stays in the book."""
    require(check_liaison(draft), "liaison_form")
    stored = records.get(ws.ledger, Liaison, uuid)
    with change(ws, "liaison.revise", unit=draft.unit.strip(), name=draft.name.strip()) as tx:
        unit_uuid = UnitBook(ws.ledger).resolve(tx, draft.unit)
        made = tx.replace(_filled(replace(stored, revision=revision, unit_uuid=unit_uuid), draft))
        for each in dict.fromkeys((unit_uuid, stored.unit_uuid)):
            _settle(ws, tx, each)
    return outcome(ws, tx, made)


def remove(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take out an officer entered by mistake."""
    officer = records.get(ws.ledger, Liaison, uuid)
    unit = records.get(ws.ledger, Unit, officer.unit_uuid)
    with change(ws, "liaison.remove", unit=unit.name, name=officer.name) as tx:
        tx.remove(officer)
        _settle(ws, tx, unit.uuid)
    return outcome(ws, tx, None)


def of_unit(ws: Workspace, unit_uuid: str) -> list[Liaison]:
    """Return every officer a unit had, the latest first."""
    return records.find(ws.ledger, Liaison, order="since desc, name", unit_uuid=unit_uuid)


def contact_of(ws: Workspace, unit_uuid: str, day: date) -> tuple[str, str]:
    """Return name and telephone of the unit's officer in post on ``day``, else what the unit itself says."""
    present = [each for each in of_unit(ws, unit_uuid) if liaison_state(each, day) is LiaisonState.CURRENT]
    if present:
        return present[0].name, present[0].phone
    unit = records.get(ws.ledger, Unit, unit_uuid)
    return ("", "") if of_unit(ws, unit_uuid) else (unit.liaison, unit.phone)


def read_pasted(text: str) -> list[LiaisonDraft]:
    """Return the officers of a list pasted from a sheet; its first line may be headings."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    order = _heading_order(lines[0])
    found = []
    for cells in lines[1:] if order else lines:
        values = dict(zip(order or _ORDER, (cell.strip() for cell in cells), strict=False))
        found.append(_pasted(values))
    return found


def add_pasted(ws: Workspace, drafts: Sequence[LiaisonDraft]) -> Outcome[int]:
    """Enter many officers in one change, leaving out those that stand there already; return how many."""
    require([found for draft in drafts for found in check_liaison(draft)], "liaison_form")
    known = {
        (plain_name(unit.name), plain_name(each.name), each.since)
        for unit in records.find(ws.ledger, Unit)
        for each in of_unit(ws, unit.uuid)
    }
    fresh = [
        draft
        for draft in drafts
        if (plain_name(draft.unit), plain_name(draft.name), draft.since) not in known
    ]
    with change(ws, "liaison.paste", count=len(fresh)) as tx:
        book = UnitBook(ws.ledger)
        for draft in fresh:
            _entered(ws, tx, book, draft)
    return outcome(ws, tx, len(fresh))


def _heading_order(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that a line of headings names, empty when it is no such line."""
    fields = {text: key for key, texts in _vocabulary()["headings"].items() for text in texts}
    order = tuple(fields.get("".join(cell.split()), "") for cell in cells)
    return order if {"unit", "name"} <= set(order) else ()


def _pasted(values: dict[str, str]) -> LiaisonDraft:
    listed = re.split(r"[\s" + word("people.separators") + "]+", values.get("duties", ""))
    days = {key: _day(values.get(key, "")) for key in ("since", "until")}
    unread = [values[key] for key, day in days.items() if values.get(key) and day is None]
    return LiaisonDraft(
        unit=values.get("unit", ""),
        name=values.get("name", ""),
        post=values.get("post", ""),
        phone=values.get("phone", ""),
        since=days["since"],
        until=days["until"],
        duties=tuple(filter(None, listed)),
        note=word("punctuation.semicolon").join(filter(None, (values.get("note", ""), *unread))),
    )


def _day(text: str) -> date | None:
    """Return the day a cell names; a month alone means its first day."""
    found = _DAY.match(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def _entered(ws: Workspace, tx: Transaction, book: UnitBook, draft: LiaisonDraft) -> Liaison:
    unit_uuid = book.resolve(tx, draft.unit)
    unit = records.get(ws.ledger, Unit, unit_uuid)
    first = not of_unit(ws, unit_uuid)
    if first and unit.liaison.strip() and plain_name(unit.liaison) != plain_name(draft.name):
        until = draft.since or ws.clock.today()
        earlier = Liaison(uuid=new_uuid(), unit_uuid=unit_uuid, name=unit.liaison, phone=unit.phone)
        tx.add(replace(earlier, until=date.fromordinal(until.toordinal() - 1)))
    if first and not draft.phone.strip() and plain_name(unit.liaison) == plain_name(draft.name):
        draft = replace(draft, phone=unit.phone)
    made = tx.add(_filled(Liaison(uuid=new_uuid(), unit_uuid=unit_uuid, name=draft.name), draft))
    _settle(ws, tx, unit_uuid)
    return made


def _filled(officer: Liaison, draft: LiaisonDraft) -> Liaison:
    return replace(
        officer,
        name=draft.name.strip(),
        post=draft.post.strip(),
        phone=draft.phone.strip(),
        since=draft.since,
        until=draft.until,
        duties=draft.duties,
        note=draft.note.strip(),
    )


def _settle(ws: Workspace, tx: Transaction, unit_uuid: str) -> None:
    """Let the unit's own 联络员 and 电话 say who is in post now."""
    today = ws.clock.today()
    present = [each for each in of_unit(ws, unit_uuid) if liaison_state(each, today) is LiaisonState.CURRENT]
    unit = records.get(ws.ledger, Unit, unit_uuid)
    names = word("reading.unit_separator").join(each.name for each in present)
    tx.replace(replace(unit, liaison=names, phone=present[0].phone if present else ""))
