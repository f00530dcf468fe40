"""Beginning a ledger and opening one."""

from __future__ import annotations

from pathlib import Path

from core.clock import Clock
from core.domain.office import Office, OfficeLevel
from core.identity import new_uuid
from core.operations.offices import check_office
from core.operations.writing import require
from core.wording import word
from core.workspace import Workspace


def new_office(
    name: str,
    code: str,
    *,
    level: OfficeLevel = OfficeLevel.COUNTY,
    superior_name: str = "",
    superior_code: str = "",
    number_prefix: str = "",
    operator: str = "",
) -> Office:
    """Return the identity of an office that begins a ledger."""
    return Office(
        uuid=new_uuid(),
        name=name.strip(),
        code=code.strip(),
        level=level,
        superior_name=superior_name.strip(),
        superior_code=superior_code.strip(),
        number_prefix=number_prefix.strip(),
        operator=operator.strip(),
    )


def suggested_prefix(name: str) -> str:
    """Return a 机关代字 to begin with: the place's first character and 法, e.g. 容法 for 容城县委依法治县办.

    It stands in the settings and on every preview, where the office puts its own; "" for a name that does
    not begin with a Chinese character.
    """
    place = name.strip().removeprefix(word("offices.party"))[:1]
    return place + word("offices.law") if place and not place.isascii() else ""


def create_ledger(folder: Path, office: Office, clock: Clock) -> Workspace:
    """Begin a ledger in ``folder`` and open it; raise ``Refused`` when one is there already."""
    require(check_office(office))
    return Workspace.create(folder, office, clock)


def open_ledger(folder: Path, clock: Clock, *, read_only: bool = False) -> Workspace:
    """Open a ledger; a writing one is healed of an interrupted dispatch and backed up once a day."""
    ws = Workspace.open(folder, clock, read_only=read_only)
    if not read_only:
        try:
            tend(ws)
        except BaseException:
            ws.close()
            raise
    return ws


def tend(ws: Workspace) -> None:
    """Heal an interrupted dispatch and make the day's first backup; the window does it once it stands."""
    from core.operations import upkeep

    upkeep.heal(ws)
    upkeep.daily_backup(ws)
