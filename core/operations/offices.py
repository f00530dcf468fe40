"""The office's own identity and settings."""

from __future__ import annotations

import re
from dataclasses import replace

from core.domain.change import Outcome
from core.domain.office import Office
from core.domain.violation import Violation
from core.operations.people import check_settings
from core.operations.writing import change, outcome, require
from core.settings import Settings
from core.workspace import Workspace, with_settings

_PLAIN_CODE = re.compile(r"[A-Za-z0-9-]+")
"""What may name a package file and its receiver on every machine."""


def office(ws: Workspace) -> Office:
    """Return the office as it stands."""
    return ws.office


def check_office(edited: Office) -> list[Violation]:
    """Return what the rules say of an office's identity; letters and packages need name and code."""
    found = []
    if not edited.name.strip():
        found.append(Violation("name", "required"))
    if not _PLAIN_CODE.fullmatch(edited.code.strip()):
        found.append(Violation("code", "office_code"))
    if edited.superior_code.strip() and not _PLAIN_CODE.fullmatch(edited.superior_code.strip()):
        found.append(Violation("superior_code", "superior_code"))
    return found


def revise_office(ws: Workspace, edited: Office) -> Outcome[Office]:
    """Store a changed identity."""
    require(check_office(edited), "office_form")
    with change(ws, "office.revise") as tx:
        stored = tx.replace(edited)
    return outcome(ws, tx, stored)


def revise_settings(ws: Workspace, settings: Settings) -> Outcome[Office]:
    """Store changed settings; ones this version does not know stay as they are.

    Raises ``Refused`` when a rule about people could not be kept by those who are there.
    """
    require(check_settings(ws, settings), "rules_form")
    now = ws.office
    with change(ws, "office.settings") as tx:
        stored = tx.replace(replace(now, settings=with_settings(now, settings)))
    return outcome(ws, tx, stored)
