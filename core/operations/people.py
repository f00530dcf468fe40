"""Operators: entered, revised, leaving without vanishing, and their PINs.

The first record is made of the office's one operator when a second person is entered; until then there is no
record and nothing to notice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.change import Outcome
from core.domain.people import ALL_ROLES, Operator, OperatorDraft, OperatorRole
from core.domain.people_rules import check_operator as rules_of
from core.domain.people_rules import check_pin, is_active, plain_name
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.signing import acting, operators, worker
from core.operations.writing import change, outcome, require
from core.schedule.expressions_hours import is_hour
from core.settings import Settings
from core.store import pins, records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace


def draft_of(ws: Workspace, uuid: str) -> OperatorDraft:
    """Return a person as a draft to edit."""
    person = _person(ws, uuid)
    return OperatorDraft(name=person.name, roles=person.roles, since=person.since, note=person.note)


def check_operator(ws: Workspace, draft: OperatorDraft, uuid: str | None = None) -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the person it replaces."""
    others = [each for each in operators(ws, everyone=True) if each.uuid != uuid]
    found = rules_of(draft, others)
    if not found and OperatorRole.ADMIN not in draft.roles and not _admins(ws, others):
        found.append(Violation("roles", "operator_last_admin"))
    return found


def add_operator(ws: Workspace, draft: OperatorDraft) -> Outcome[Operator]:
    """Enter a person; with the first one the office's usual operator gets a record too."""
    require(check_operator(ws, draft), "people_form")
    with change(ws, "operator.add", name=draft.name.strip()) as tx:
        _founded(ws, tx)
        made = tx.add(_filled(Operator(uuid=new_uuid(), name=draft.name.strip()), draft))
        if not ws.office.operator.strip():
            tx.replace(replace(ws.office, operator=made.name))
    return outcome(ws, tx, made)


def revise_operator(ws: Workspace, uuid: str, revision: int, draft: OperatorDraft) -> Outcome[Operator]:
    """Store a changed person; a new name goes to the office's usual operator as well."""
    require(check_operator(ws, draft, uuid), "people_form")
    with change(ws, "operator.revise", name=draft.name.strip()) as tx:
        stored = records.get(ws.ledger, Operator, uuid) if uuid else _founded(ws, tx)
        assert stored is not None
        made = tx.replace(_filled(replace(stored, revision=revision), draft))
        if plain_name(ws.office.operator) == plain_name(stored.name) and made.name != ws.office.operator:
            tx.replace(replace(ws.office, operator=made.name))
    return outcome(ws, tx, made)


def leave(ws: Workspace, uuid: str, left_on: date) -> Outcome[Operator]:
    """Let a person go after ``left_on``: kept on old records, no longer offered.

    Raises ``Refused``: ``operator_last`` when no admin would remain, ``two_person_last`` when fewer than two
    persons would while two are asked for.
    """
    person = _person(ws, uuid)
    others = [each for each in operators(ws) if each.uuid != uuid and is_active(each, left_on)]
    admins = _admins(ws, others)
    if not admins or not person.uuid:
        raise Refused("operator_last", name=person.name)
    if ws.settings.two_person and len(others) <= 1:
        raise Refused("two_person_last", name=person.name)
    with change(ws, "operator.leave", name=person.name) as tx:
        stored = tx.replace(replace(person, left_on=left_on))
        if plain_name(ws.office.operator) == plain_name(person.name):
            tx.replace(replace(ws.office, operator=admins[0].name))
    return outcome(ws, tx, stored)


def come_back(ws: Workspace, uuid: str) -> Outcome[Operator]:
    """Offer a person again who had left."""
    person = _person(ws, uuid)
    with change(ws, "operator.come_back", name=person.name) as tx:
        stored = tx.replace(replace(person, left_on=None))
    return outcome(ws, tx, stored)


def set_pin(ws: Workspace, uuid: str, pin: str, present: str = "") -> Operator:
    """Give a person another PIN, or none when ``pin`` is empty; an act that no undo takes back.

    Who has one already must say it as ``present``, unless a person with the role 管理 does it for another.
    Raises ``Refused`` (pin_wrong, not_valid).
    """
    require(check_pin(pin))
    person = _person(ws, uuid)
    now = worker(ws)
    own = now is not None and now.uuid == person.uuid
    actor = person.name if own else acting(ws, "operator.pin")
    reset = not own and now is not None and OperatorRole.ADMIN in now.roles
    if not reset and not pins.matches(ws.ledger, person.uuid, present):
        raise Refused("pin_wrong", name=person.name)
    _keep_pin(ws, person, pin, actor)
    return person


def forget_pin(ws: Workspace, uuid: str) -> Operator:
    """Take a forgotten PIN away without asking for it; the journal shows that it was done.

    The way out for an office whose only admin forgot: whoever holds the folder can do it, as the help says.
    """
    person = _person(ws, uuid)
    _keep_pin(ws, person, "", ws.operator)
    return person


def _keep_pin(ws: Workspace, person: Operator, pin: str, actor: str) -> None:
    if not person.uuid:
        with change(ws, "operator.found", name=person.name) as tx:
            founded = _founded(ws, tx)
        outcome(ws, tx, founded)
        person = _person(ws, founded.uuid if founded else "")
    told = word("journal.operator.pin" if pin else "journal.operator.no_pin", name=person.name)
    pins.set_pin(ws.ledger, person.uuid, pin, now=ws.clock.now(), actor=actor, told=told)


def check_settings(ws: Workspace, settings: Settings) -> list[Violation]:
    """Return what keeps settings from holding: two persons need two, roles an admin, days a month."""
    found = operators(ws)
    wrong = []
    if settings.two_person and len(found) <= 1:
        wrong.append(Violation("two_person", "two_person_alone"))
    if settings.roles_on and not _admins(ws, found):
        wrong.append(Violation("roles_on", "roles_nobody"))
    for name, (least, most) in _RANGES.items():
        if not least <= getattr(settings, name) <= most:
            facts = (("least", str(least)), ("most", str(most)))
            wrong.append(Violation(name, "setting_range", facts=facts))
    if not is_hour(settings.closing_hour):
        wrong.append(Violation("closing_hour", "setting_hour"))
    return wrong


_RANGES = {
    "immediate_limit_days": (0, 3650),
    "reply_limit_days": (0, 3650),
    "submission_day": (1, 31),
    "sign_limit_days": (0, 365),
    "assessment_points": (0, 1000),
    "assessment_percent": (0, 100),
    "revisit_days": (0, 3650),
}
"""Settings that mean nothing outside of these."""


def by_name(ws: Workspace, name: str) -> Operator:
    """Return the person of that name, also one who left; raise ``Refused`` when there is none."""
    found = operators(ws, everyone=True)
    for each in found:
        if plain_name(each.name) == plain_name(name):
            return each
    known = word("punctuation.comma_list").join(each.name for each in found)
    raise Refused("operator_unknown", name=name, known=known)


def _person(ws: Workspace, uuid: str) -> Operator:
    if uuid:
        return records.get(ws.ledger, Operator, uuid)
    found = operators(ws)
    if len(found) != 1 or found[0].uuid:
        raise Refused("record_missing")
    return found[0]


def _admins(ws: Workspace, people: list[Operator]) -> list[Operator]:
    today = ws.clock.today()
    return [each for each in people if OperatorRole.ADMIN in each.roles and is_active(each, today)]


def _founded(ws: Workspace, tx: Transaction) -> Operator | None:
    """Make the first record of the office's usual operator, when there is a name and no record yet."""
    name = ws.office.operator.strip()
    if not name or records.find(ws.ledger, Operator):
        return None
    return tx.add(Operator(uuid=new_uuid(), name=name, roles=ALL_ROLES))


def _filled(person: Operator, draft: OperatorDraft) -> Operator:
    return replace(
        person, name=draft.name.strip(), roles=draft.roles, since=draft.since, note=draft.note.strip()
    )
