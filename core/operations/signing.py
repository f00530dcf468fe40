"""Who works now: signing in by name and PIN, what a role may do, and the second person of a two-person act.

All of it is asked in one place, ``core.operations.writing.change``, so no face of the program is without it.
"""

from __future__ import annotations

from core.domain.issue import IssueStatus
from core.domain.office import Office
from core.domain.people import ALL_ROLES, Operator, OperatorRole, Signature
from core.domain.people_rules import is_active, plain_name, role_for, strikes_off
from core.errors import Refused
from core.store import pins, records
from core.store.journal import Transaction
from core.wording import word, word_of
from core.workspace import Workspace, settings_of


def operators(ws: Workspace, *, everyone: bool = False) -> list[Operator]:
    """Return who works with this ledger, by name; with ``everyone`` also those who left.

    Before the first is entered it is the office's one operator, who may do everything.
    """
    found = records.find(ws.ledger, Operator, order="left_on, name") or _usual(ws.office)
    return [each for each in found if everyone or is_active(each, ws.clock.today())]


def _usual(office: Office) -> list[Operator]:
    name = office.operator.strip()
    return [Operator(uuid="", name=name, roles=ALL_ROLES)] if name else []


def worker(ws: Workspace) -> Operator | None:
    """Return the record of whoever works now; ``None`` when that is a name without a record.

    Raises ``Refused``: ``operator_must_sign`` when the usual operator has a PIN and nobody signed in,
    ``operator_gone`` when the person has left.
    """
    return _worker(ws, ws.office)


def _worker(ws: Workspace, office: Office) -> Operator | None:
    book = records.remembered(ws.ledger, Operator, order="left_on, name")
    if not book:
        return next(iter(_usual(office)), None)
    person = next((each for each in book if each.uuid and each.uuid == ws.desk.operator_uuid), None)
    if person is None:
        person = _named(book, office.operator)
        if person is not None and pins.has_pin(ws.ledger, person.uuid):
            raise Refused("operator_must_sign", name=person.name)
    if person is not None and not is_active(person, ws.clock.today()):
        raise Refused("operator_gone", name=person.name)
    return person


def acting(ws: Workspace, operation: str) -> str:
    """Return the name an operation stands under; raise ``Refused`` when the person may not do it."""
    office = ws.office
    person = _worker(ws, office)
    if settings_of(office).roles_on:
        _require(ws, person, role_for(operation))
    return person.name if person is not None else office.operator


def countersigned(ws: Workspace, actor: str, second: Signature) -> str:
    """Return the name of the second person; raise ``Refused`` when it is nobody else or the PIN is wrong.

    Who works must be a person with a record: else one person would be two by another name for the office's
    usual operator.
    """
    person = _known(ws, second)
    if worker(ws) is None:
        raise Refused("operator_unknown", name=actor, known=_names(ws))
    if plain_name(person.name) == plain_name(actor):
        raise Refused("second_same", name=person.name)
    return person.name


def require_closing(ws: Workspace, tx: Transaction, before: IssueStatus, after: IssueStatus) -> None:
    """Raise ``Refused`` when a move strikes an issue off without the persons it needs."""
    if strikes_off(before, after):
        require_closer(ws, tx.second)


def require_closer(ws: Workspace, second: str) -> None:
    """Raise ``Refused`` unless whoever works may strike off, with the ``second`` person that is asked for."""
    if ws.settings.roles_on:
        _require(ws, worker(ws), OperatorRole.REVIEWER)
    if ws.settings.two_person and not second:
        raise Refused("second_needed")


def require_second(ws: Workspace, tx: Transaction) -> None:
    """Raise ``Refused`` when the office asks for two persons and only one stands for this change."""
    if ws.settings.two_person and not tx.second:
        raise Refused("second_needed")


def waits_for_signature(ws: Workspace) -> bool:
    """Tell whether nobody can work before somebody signed in."""
    try:
        worker(ws)
    except Refused as error:
        return error.code == "operator_must_sign"
    return False


def sign_in(ws: Workspace, signature: Signature) -> Operator:
    """Let a person work from now on; nothing is written. Raises ``Refused`` for a wrong name or PIN."""
    person = _known(ws, signature)
    ws.desk.operator_uuid = person.uuid
    return person


def has_pin(ws: Workspace, operator_uuid: str) -> bool:
    """Tell whether this person signs in with a PIN."""
    return pins.has_pin(ws.ledger, operator_uuid)


def _known(ws: Workspace, signature: Signature) -> Operator:
    found = operators(ws)
    person = _named(found, signature.name)
    if person is None:
        raise Refused("operator_unknown", name=signature.name, known=_names(ws))
    if not pins.matches(ws.ledger, person.uuid, signature.pin):
        raise Refused("pin_wrong", name=person.name)
    return person


def _names(ws: Workspace) -> str:
    return word("punctuation.comma_list").join(each.name for each in operators(ws))


def _named(book: list[Operator], name: str) -> Operator | None:
    return next((each for each in book if plain_name(each.name) == plain_name(name)), None)


def _require(ws: Workspace, person: Operator | None, role: OperatorRole) -> None:
    if person is not None and role in person.roles:
        return
    able = [each.name for each in operators(ws) if role in each.roles]
    known = word("punctuation.comma_list").join(able) or word("people.nobody")
    name = person.name if person is not None else ws.office.operator
    raise Refused("role_missing", name=name, role=word_of(role), known=known)
