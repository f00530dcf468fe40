"""The commands about people: ``people`` (operators), ``liaisons`` and ``leaders``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen
from core.cli.revisions import change_leaders, remove_liaison, set_liaison, set_person
from core.cli.signing_in import NEW_PIN, PIN, pin_from
from core.domain.issue import Issue
from core.domain.listing import Filter, ListKind
from core.domain.people import LiaisonDraft, Operator, OperatorDraft, OperatorRole, VisitDraft
from core.domain.people_rules import is_active
from core.domain.rows import LeaderRow, LiaisonRow
from core.errors import Environment
from core.operations import finding, leaders, liaisons, listing, people, signing
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace


def people_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action of ``people``."""
    return _PEOPLE[args.action](args)


def _list_people(args: argparse.Namespace) -> Answer:
    with opened(args, read_only=True) as ws:
        found = [_person(ws, each) for each in signing.operators(ws, everyone=True)]
    lines = [word("people.said_person", **each) for each in found]
    return Answer({"people": found}, lines or [word("people.said_none")])


def _person(ws: Workspace, person: Operator) -> dict[str, Any]:
    comma = word("punctuation.comma_list")
    active = is_active(person, ws.clock.today())
    gone = person.left_on and word("people.said_left", day=chinese_date(person.left_on))
    state = [word("people.said_active") if active else str(gone)]
    pin = signing.has_pin(ws, person.uuid)
    state += [word("people.said_pin")] if pin else []
    return {
        "name": person.name,
        "roles": comma.join(map(word_of, person.roles)),
        "active": active,
        "pin": pin,
        "left_on": person.left_on,
        "state": comma.join(state),
    }


def _add_person(args: argparse.Namespace) -> Answer:
    roles = tuple(dict.fromkeys(chosen(OperatorRole, role) for role in args.role))
    with opened(args) as ws:
        draft = OperatorDraft(name=args.name, roles=roles, since=args.since)
        made = people.add_operator(ws, draft).value
    return Answer({"name": made.name, "roles": list(made.roles)}, [word("people.said_added", name=made.name)])


def _leave(args: argparse.Namespace) -> Answer:
    with opened(args) as ws:
        day = args.on or ws.clock.today()
        made = people.leave(ws, people.by_name(ws, args.name).uuid, day).value
    line = word("people.said_leave", name=made.name, day=chinese_date(day))
    return Answer({"name": made.name, "left_on": day}, [line])


def _come_back(args: argparse.Namespace) -> Answer:
    with opened(args) as ws:
        made = people.come_back(ws, people.by_name(ws, args.name).uuid).value
    return Answer({"name": made.name}, [word("people.said_back", name=made.name)])


def _set_pin(args: argparse.Namespace) -> Answer:
    with opened(args) as ws:
        person = people.by_name(ws, args.name)
        present = ""
        if signing.has_pin(ws, person.uuid):
            present = pin_from(args.present_pin_file, PIN, word("people.ask_pin", name=person.name))
        pin = pin_from(args.new_pin_file, NEW_PIN, word("people.ask_new_pin", name=person.name))
        people.set_pin(ws, person.uuid, pin, present)
    line = word("people.said_pin_set" if pin else "people.said_pin_gone", name=person.name)
    return Answer({"name": person.name, "pin": bool(pin)}, [line])


def _forget_pin(args: argparse.Namespace) -> Answer:
    with opened(args) as ws:
        person = people.forget_pin(ws, people.by_name(ws, args.name).uuid)
    return Answer({"name": person.name, "pin": False}, [word("people.said_pin_gone", name=person.name)])


def liaisons_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action of ``liaisons``."""
    return _LIAISONS[args.action](args)


def _list_liaisons(args: argparse.Namespace) -> Answer:
    with opened(args, read_only=True) as ws:
        rows = _rows(ws, ListKind.LIAISONS, "unit", args.unit)
    found = [row for row in rows if isinstance(row, LiaisonRow)]
    lines = [word("people.said_liaison", **asdict(row), state=word_of(row.liaison_state)) for row in found]
    return Answer({"liaisons": [asdict(row) for row in found]}, lines or [word("people.said_no_liaison")])


def _rows(ws: Workspace, kind: ListKind, column: str, value: str) -> list[Any]:
    query = listing.query_of(ws, kind)
    if value:
        query = type(query)(kind=kind, today=query.today, filters=(Filter(column=column, values=(value,)),))
    return listing.list_rows(ws, query, listing.list_ids(ws, query))


def _add_liaison(args: argparse.Namespace) -> Answer:
    names = ("unit", "name", "post", "phone", "note", "since", "until")
    draft = LiaisonDraft(**{name: getattr(args, name) for name in names}, duties=tuple(args.duty))
    with opened(args) as ws:
        made = liaisons.add(ws, draft).value
    line = word("people.said_liaison_added", unit=args.unit, name=made.name)
    return Answer({"unit": args.unit, "name": made.name}, [line])


def _paste_liaisons(args: argparse.Namespace) -> Answer:
    try:
        text = Path(args.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise Environment("text_file_unreadable", path=args.file) from error
    with opened(args) as ws:
        count = liaisons.add_pasted(ws, liaisons.read_pasted(text)).value
    return Answer({"count": count}, [word("people.said_pasted", count=count)])


def leaders_command(args: argparse.Namespace) -> Answer:
    """Show the leaders with their counts, or one with what is held; or enter a visit, a spelling, a mark."""
    changing = args.new or args.set or args.remove or args.remove_visit or args.not_hard
    writing = args.gather or args.merge or args.hard or args.visit or changing
    with opened(args, read_only=not writing) as ws:
        said = [*change_leaders(ws, args), *_written(ws, args)] if writing else []
        if args.name:
            return _one_leader(ws, args.name, said)
        rows = [row for row in _rows(ws, ListKind.LEADERS, "", "") if isinstance(row, LeaderRow)]
    lines = [word("people.said_leader", **asdict(row)) for row in rows]
    data = {"leaders": [asdict(row) for row in rows]}
    return Answer(data, said + (lines or [word("people.said_no_leader")]))


def _written(ws: Workspace, args: argparse.Namespace) -> list[str]:
    said = []
    if args.gather:
        said.append(word("people.said_gathered", count=leaders.gather(ws).value))
    if args.hard:
        case = finding.by_code(ws, Issue, args.hard).uuid
        if args.name:
            leaders.require_held(ws, leaders.by_name(ws, args.name), case)
        issue = leaders.set_hard(ws, case, hard=True).value
        said.append(word("people.said_hard", code=issue.code))
    if args.merge:
        keep, gone = leaders.by_name(ws, args.name or ""), leaders.by_name(ws, args.merge)
        leaders.merge(ws, keep.uuid, gone.uuid)
        said.append(word("people.said_merged", name=keep.name, other=gone.name))
    if args.visit:
        leader = leaders.by_name(ws, args.name or "")
        of = finding.by_code(ws, Issue, args.issue).uuid if args.issue else None
        day = args.dated or ws.clock.today()
        draft = VisitDraft(issue_uuid=of, dated=day, done=args.visit, following=args.next)
        leaders.add_visit(ws, leader.uuid, draft)
        said.append(word("people.said_visit_added", name=leader.name, day=chinese_date(day)))
    return said


def _one_leader(ws: Workspace, name: str, said: list[str]) -> Answer:
    leader = leaders.by_name(ws, name)
    query = listing.query_of(ws, ListKind.LEADERS)
    (row,) = listing.list_rows(ws, query, [leader.uuid])
    held, visits = leaders.held(ws, leader.uuid), leaders.visits(ws, leader.uuid)
    lines = [*said, word("people.said_leader", **asdict(row))]
    for each in held:
        words = {"status": word_of(each.status), "timeliness": word_of(each.timeliness)}
        lines.append(word("people.said_held", code=each.code, text=each.text, **words))
    for visit in visits:
        day = chinese_date(visit.dated)
        lines.append(word("people.said_visit", day=day, done=visit.done, following=visit.following))
    data = asdict(row) | {"issues": [each.code for each in held], "made": [asdict(each) for each in visits]}
    return Answer(data, lines)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "people": people_command,
    "liaisons": liaisons_command,
    "leaders": leaders_command,
}

_PEOPLE: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": _list_people,
    "add": _add_person,
    "set": set_person,
    "leave": _leave,
    "back": _come_back,
    "pin": _set_pin,
    "forget-pin": _forget_pin,
}
_LIAISONS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": _list_liaisons,
    "add": _add_liaison,
    "set": set_liaison,
    "remove": remove_liaison,
    "paste": _paste_liaisons,
}
