"""Units and their parts: found by any name they are written under, made when nobody knows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.domain.change import Outcome
from core.domain.drafts import UnitName
from core.domain.register import RegisterLink
from core.domain.unit import Unit, UnitRole, UnitShare
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import change, outcome, require
from core.store import records
from core.store.journal import Transaction
from core.store.ledger import Ledger
from core.store.tables import record_classes
from core.workspace import Workspace


class UnitBook:
    """All units by name and alias, read once for a whole transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._by_name: dict[str, str] = {}
        for unit in records.find(ledger, Unit):
            for name in (*unit.aliases, unit.name):
                self._by_name[_plain(name)] = unit.uuid

    def known(self, name: str) -> str | None:
        """Return the id of the unit written as ``name``, if there is one."""
        return self._by_name.get(_plain(name))

    def resolve(self, tx: Transaction, name: str) -> str:
        """Return the id of the unit written as ``name``, entering a new unit when needed."""
        known = self.known(name)
        if known is not None:
            return known
        unit = tx.add(Unit(uuid=new_uuid(), name=_written(name)))
        self._by_name[_plain(name)] = unit.uuid
        return unit.uuid


def _plain(name: str) -> str:
    """Return ``name`` for comparing: 县(市、区) and 县（市、区） are one unit, spaces and case aside."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _written(name: str) -> str:
    """Return ``name`` as letters will write it, so that lists and letters show the same brackets."""
    from core.letters.compose import official  # only when a name is entered: a start enters none

    return official(name)


def shares_for(book: UnitBook, tx: Transaction, units: Sequence[UnitName], **owner: str) -> list[UnitShare]:
    """Return new shares for ``units`` in written order; ``owner`` is e.g. ``issue_uuid=…``."""
    return [
        UnitShare(
            uuid=new_uuid(),
            issue_uuid=owner.get("issue_uuid"),
            measure_uuid=owner.get("measure_uuid"),
            inspection_uuid=owner.get("inspection_uuid"),
            unit_uuid=book.resolve(tx, unit.name),
            role=unit.role,
            position=position,
        )
        for position, unit in enumerate(units, 1)
    ]


def set_shares(
    ws: Workspace, tx: Transaction, units: Sequence[UnitName], book: UnitBook | None = None, **owner: str
) -> None:
    """Make ``units`` the shares of ``owner``, touching only those that differ.

    A caller that enters units itself gives its own ``book``, so that none is entered twice.
    """
    existing = records.remembered(ws.ledger, UnitShare, order="position", **owner)
    if names_in(ws, existing) == tuple(units):
        return
    signed = {share.unit_uuid: share for share in reversed(existing) if share.handed_on}
    wanted = [
        _as_signed(share, signed.get(share.unit_uuid))
        for share in shares_for(book or UnitBook(ws.ledger), tx, units, **owner)
    ]
    for old, new in zip(existing, wanted, strict=False):
        tx.replace(replace(new, uuid=old.uuid, revision=old.revision))
    for surplus in existing[len(wanted) :]:
        tx.remove(surplus)
    for missing in wanted[len(existing) :]:
        tx.add(missing)


def _as_signed(share: UnitShare, before: UnitShare | None) -> UnitShare:
    """Return ``share`` with what is known of the unit's signing; a changed order loses no day."""
    if before is None:
        return share
    return replace(
        share,
        handed_on=before.handed_on,
        sign_due=before.sign_due,
        signed_on=before.signed_on,
        signed_by=before.signed_by,
    )


def names_of(ws: Workspace, **owner: str) -> tuple[UnitName, ...]:
    """Return the units of ``owner`` in written order."""
    shares = records.remembered(ws.ledger, UnitShare, order="position", **owner)
    return names_in(ws, shares)


def names_in(ws: Workspace, shares: Sequence[UnitShare]) -> tuple[UnitName, ...]:
    """Return the names behind ``shares``."""
    if not shares:
        return ()
    units = records.remembered_in(ws.ledger, Unit, "uuid", [share.unit_uuid for share in shares])
    names = {unit.uuid: unit.name for unit in units}
    return tuple(UnitName(names[share.unit_uuid], UnitRole(share.role)) for share in shares)


def unit_names(ws: Workspace) -> list[str]:
    """Return every unit's name in order, for type-ahead."""
    return [unit.name for unit in records.find(ws.ledger, Unit, order="name")]


def unit_names_by_uuid(ws: Workspace) -> dict[str, str]:
    """Return every unit's name by its id."""
    return {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}


def unit_of(ws: Workspace, name: str) -> Unit | None:
    """Return the unit written as ``name``, or ``None``."""
    known = UnitBook(ws.ledger).known(name)
    return None if known is None else records.get(ws.ledger, Unit, known)


def check_unit(ws: Workspace, edited: Unit) -> list[Violation]:
    """Return what the rules say of a changed unit: named, and by no name of another unit."""
    if not edited.name.strip():
        return [Violation("name", "required")]
    book = UnitBook(ws.ledger)
    before = records.find(ws.ledger, Unit, uuid=edited.uuid)
    kept = {name for unit in before for name in (unit.name, *unit.aliases)}
    found = []
    for field, names in (("name", (edited.name,)), ("aliases", edited.aliases)):
        new = (name for name in names if name not in kept)
        taken = [name for name in new if book.known(name) not in (None, edited.uuid)]
        if taken:
            found.append(Violation(field, "unit_name_taken", facts=(("name", taken[0]),)))
    return found


def add_unit(ws: Workspace, unit: Unit) -> Outcome[Unit]:
    """Enter a unit before any record names it; raise ``Refused`` for no name or one of another unit."""
    require(check_unit(ws, unit), "unit_form")
    named = replace(unit, name=_written(unit.name))
    with change(ws, "unit.add", name=named.name) as tx:
        stored = tx.add(named)
    return outcome(ws, tx, stored)


def revise_unit(ws: Workspace, unit: Unit) -> Outcome[Unit]:
    """Store a changed unit; raise ``Refused`` when it has no name or one of another unit."""
    require(check_unit(ws, unit), "unit_form")
    named = replace(unit, name=_written(unit.name))
    with change(ws, "unit.revise", name=named.name) as tx:
        stored = tx.replace(named)
    return outcome(ws, tx, stored)


def merge_units(ws: Workspace, keep_uuid: str, gone_uuid: str) -> Outcome[Unit]:
    """Make one unit of two: ``keep`` takes every part, letter and name of ``gone``; undo splits them again.

    Raises ``Refused`` when both are the same unit or one is gone already.
    """
    keep, gone = (records.get(ws.ledger, Unit, uuid) for uuid in (keep_uuid, gone_uuid))
    if keep.uuid == gone.uuid:
        raise Refused("same_unit", name=keep.name)
    names = dict.fromkeys((*keep.aliases, gone.name, *gone.aliases))
    names.pop(keep.name, None)
    taken = replace(
        keep,
        aliases=tuple(names),
        code=keep.code or gone.code,
        liaison=keep.liaison or gone.liaison,
        phone=keep.phone or gone.phone,
        note="\n".join(filter(None, (keep.note, gone.note))),
        tags=tuple(dict.fromkeys((*keep.tags, *gone.tags))),
    )
    with change(ws, "unit.merge", name=keep.name, other=gone.name) as tx:
        for cls in record_classes():
            if "unit_uuid" in cls.__dataclass_fields__:
                for record in records.find(ws.ledger, cls, unit_uuid=gone.uuid):
                    _hand_over(ws, tx, record, keep.uuid)
            if "unit_uuids" in cls.__dataclass_fields__:
                for record in records.find(ws.ledger, cls):
                    if gone.uuid in record.unit_uuids:
                        named = (keep.uuid if each == gone.uuid else each for each in record.unit_uuids)
                        tx.replace(replace(record, unit_uuids=tuple(dict.fromkeys(named))))
        tx.remove(gone)
        stored = tx.replace(taken)
    return outcome(ws, tx, stored)


def _hand_over(ws: Workspace, tx: Transaction, record: Any, keep_uuid: str) -> None:  # noqa: ANN401
    """Give ``record`` to the unit that stays; a part it already has there in the same role is dropped."""
    if isinstance(record, UnitShare):
        owner = {
            name: getattr(record, name)
            for name in ("issue_uuid", "measure_uuid", "inspection_uuid")
            if getattr(record, name)
        }
        if records.find(ws.ledger, UnitShare, unit_uuid=keep_uuid, role=record.role.value, **owner):
            tx.remove(record)
            return
    if isinstance(record, RegisterLink):
        same = {"entry_uuid": record.entry_uuid, "field": record.field, "unit_uuid": keep_uuid}
        if records.find(ws.ledger, RegisterLink, **same):
            tx.remove(record)
            return
    tx.replace(replace(record, unit_uuid=keep_uuid))
