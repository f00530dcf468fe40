"""An opened ledger with everything an operation needs, assembled once; no rules live here.

Opening one loads no records: they come with the first question (decision 0066).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import letter_shelf
from core.clock import Clock
from core.events import Events
from core.store import door
from core.store.ledger import Ledger

if TYPE_CHECKING:
    from core.domain.change import ChangeRecord
    from core.domain.office import Office
    from core.settings import Settings

_TEMPLATES = "letter_template"


class Desk:
    """Who sits at this ledger now: the record of an operator who signed in, empty for the usual one."""

    __slots__ = ("operator_uuid",)

    def __init__(self, operator_uuid: str = "") -> None:
        self.operator_uuid = operator_uuid


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Workspace:
    """A ledger, the clock it is seen by, and the event its changes are told through.

    SQLite connections belong to one thread: every thread that works on the ledger opens its own workspace,
    and only one of them writes.
    """

    ledger: Ledger
    clock: Clock
    events: Events[ChangeRecord] = field(default_factory=Events)
    desk: Desk = field(default_factory=Desk)

    @classmethod
    def create(cls, folder: Path, office: Office, clock: Clock) -> Workspace:
        """Make a new ledger in ``folder``; raise ``Refused`` when one is there already."""
        return _lending(cls(Ledger.create(folder, office, now=clock.now()), clock))

    @classmethod
    def open(cls, folder: Path, clock: Clock, *, read_only: bool = False) -> Workspace:
        """Open the ledger in ``folder``; raise ``Environment`` when it cannot be used."""
        return _lending(cls(Ledger.open(folder, now=clock.now(), read_only=read_only), clock))

    def stop_when(self, given_up: Callable[[], bool]) -> None:
        """Ask ``given_up`` every few milliseconds of a query; when it says yes, end it with ``Cancelled``."""
        self.ledger.connection.stop_when(given_up)

    def close(self) -> None:
        """Close the ledger and let others in; a second call does nothing."""
        letter_shelf.withdraw(id(self.ledger))
        self.ledger.close()

    @property
    def folder(self) -> Path:
        """Return the ledger's folder."""
        return self.ledger.folder

    @property
    def office(self) -> Office:
        """Return the office as it stands now."""
        from core.domain.office import Office
        from core.store import records

        return records.remembered(self.ledger, Office)[0]

    @property
    def office_name(self) -> str:
        """Return the office's name alone, which a window shows before any record is loaded."""
        return door.office_name(self.ledger.connection)

    @property
    def operator(self) -> str:
        """Return the name of whoever works now: who signed in, else the office's usual operator."""
        from core.domain.people import Operator  # roles and signatures: the frame of the window shows none
        from core.store import records

        signed = records.find(self.ledger, Operator, uuid=self.desk.operator_uuid)
        return signed[0].name if signed else self.office.operator

    @property
    def settings(self) -> Settings:
        """Return the office's settings; unknown ones of other versions are left alone."""
        return settings_of(self.office)

    @property
    def soon(self) -> int:
        """Return the widest reminder span in days."""
        return max(self.settings.reminder_days, default=0)


def _lending(ws: Workspace) -> Workspace:
    """Lend the office's letter templates for as long as ``ws`` is open; its own changes are followed."""

    def follow(change: ChangeRecord) -> None:
        for table, _ in change.touched:
            if table == _TEMPLATES:
                letter_shelf.renew(ws.folder, templates_of(ws.ledger))
                return

    try:
        letter_shelf.lend(id(ws.ledger), ws.folder, templates_of(ws.ledger))
    except BaseException:
        ws.ledger.close()
        raise
    ws.events.subscribe(follow)
    return ws


def templates_of(ledger: Ledger) -> dict[str, str]:
    """Return the office's own letter templates by identifier: those that can be read as a kind.

    One that cannot (of a later version, damaged) counts for nothing here; the program's own text stands in
    for it, and the template editor says what is wrong with it.
    """
    kept = door.letter_texts(ledger.connection)
    if not kept:
        return {}
    from core.letter_kinds import is_readable

    return {identifier: text for identifier, text in kept.items() if is_readable(identifier, text)}


def settings_of(office: Office) -> Settings:
    """Return the settings kept with ``office``."""
    from core.settings import settings_from

    return settings_from(office.settings)


def with_settings(office: Office, settings: Settings) -> str:
    """Return the JSON to keep with ``office``, unknown settings included."""
    import json

    stored: dict[str, Any] = json.loads(office.settings or "{}")
    return json.dumps(stored | asdict(settings), ensure_ascii=False, sort_keys=True)
