"""Entries of registers that show a learner what they look like; invented offices, no person's name."""

from __future__ import annotations

import tomllib
from typing import Any

from core.domain.issue import Issue
from core.domain.register import RegisterDraft, RegisterEntry
from core.operations.register_definitions import definition_for
from core.operations.registers import enter
from core.operations.units import UnitBook
from core.operations.writing import change
from core.resources import resource_path
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace


def add_practice_entries(ws: Workspace) -> list[RegisterEntry]:
    """Enter the shipped examples in one act; links go to the issues that the practice workbook brought."""
    table = tomllib.loads(resource_path("practice", "register_entries.toml").read_text(encoding="utf-8"))
    issues = [issue.uuid for issue in records.find(ws.ledger, Issue, order="code")]
    made = []
    with change(ws, "register.practice", count=len(table["entries"])) as tx:
        for each in table["entries"]:
            definition = definition_for(ws, each["register"])
            made.append(enter(ws, tx, definition, _draft(ws, tx, each, issues)))
    return made


def _draft(ws: Workspace, tx: Transaction, each: dict[str, Any], issues: list[str]) -> RegisterDraft:
    links = {
        key: tuple(issues[at] for at in places if at < len(issues))
        for key, places in each.get("links", {}).items()
    }
    for key, names in each.get("units", {}).items():
        book = UnitBook(ws.ledger)
        links[key] = tuple(book.resolve(tx, name) for name in names)
    return RegisterDraft(values=each["values"], links=links)
