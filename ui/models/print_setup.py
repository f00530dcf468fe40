"""What a person sets for a printing; what belongs to a printer this machine remembers, never the ledger."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QSettings

from ui.models.habits import habits

MOST_SHIFT_MM = 10.0


class RunOrder(StrEnum):
    """In which order the papers of a run are printed."""

    LIST = "list"
    NUMBER = "number"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSetup:
    """One printing. ``printer`` empty prints into a PDF file; ``across`` and ``down`` move the page (mm)."""

    printer: str = ""
    copies: int = 1
    collate: bool = True
    duplex: bool = True
    pages: str = ""
    grey: bool = False
    tray: int = -1
    annexes_fresh: bool = False
    note_reprint: bool = False
    list_first: bool = False
    order: RunOrder = RunOrder.LIST
    across: float = 0.0
    down: float = 0.0


def remembered_printer() -> str | None:
    """Return the printer used last, None when this machine never printed from here."""
    kept = habits().value("print/printer")
    return None if kept is None else str(kept)


def remembered(setup: PrintSetup) -> PrintSetup:
    """Return ``setup`` with what is remembered of its printer: both sides, tray, colour and the shift."""
    kept = habits()
    place = _place(setup.printer)
    return replace(
        setup,
        duplex=_flag(kept, f"{place}/duplex", usual=True),
        grey=_flag(kept, f"{place}/grey", usual=False),
        tray=int(_number(kept, f"{place}/tray", -1)),
        across=_shift(kept, f"{place}/across"),
        down=_shift(kept, f"{place}/down"),
    )


def remember(setup: PrintSetup) -> None:
    """Keep what belongs to the printer; copies and pages belong to the paper and are not kept."""
    kept = habits()
    place = _place(setup.printer)
    kept.setValue("print/printer", setup.printer)
    for name in ("duplex", "grey", "tray", "across", "down"):
        kept.setValue(f"{place}/{name}", getattr(setup, name))


def _place(printer: str) -> str:
    """Return the group of a printer: names hold slashes and characters an ini file minds."""
    return f"print/{hashlib.sha256(printer.encode()).hexdigest()[:16]}"


def _flag(kept: QSettings, key: str, *, usual: bool) -> bool:
    return str(kept.value(key, usual)).lower() == "true"


def _number(kept: QSettings, key: str, usual: float) -> float:
    try:
        found = float(str(kept.value(key, usual)))
    except ValueError:
        return usual
    return found if math.isfinite(found) else usual


def _shift(kept: QSettings, key: str) -> float:
    return max(-MOST_SHIFT_MM, min(MOST_SHIFT_MM, _number(kept, key, 0.0)))
