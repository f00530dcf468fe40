"""Checks that need only a connection: is the file sound, and are its rows the ones that were written."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass

from core.errors import Environment

_ENOUGH = 20

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found. The sentence stands under ``findings.<code>`` in the wording."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def damage_of(error: Exception) -> Finding:
    """Return what an error during a check says of the file; raise it again when it says nothing of it.

    A check runs fixed statements, so one that SQLite does not understand means a garbled schema.
    """
    if isinstance(error, Environment) and error.code not in ("ledger_damaged", "ledger_foreign"):
        raise error
    reason = error.facts.get("reason", "") if isinstance(error, Environment) else error
    return Finding("structure", (("reason", str(reason)),))


def structure_findings(connection: sqlite3.Connection, *, full: bool) -> list[Finding]:
    """Return what SQLite's own checks find: pages and constraints (``full``: indexes too), foreign keys."""
    pragma = "integrity_check" if full else "quick_check"
    try:
        told = connection.execute(f"PRAGMA {pragma}({_ENOUGH})").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(_ENOUGH)
    except (Environment, sqlite3.Error) as error:
        return [damage_of(error)]
    for line in (line for (line,) in told if line != "ok"):
        _LOG.warning("integrity check: %s", line)
    findings = [Finding("structure", (("reason", str(line)),)) for (line,) in told if line != "ok"]
    return findings + [Finding("foreign_key", (("table", str(row[0])),)) for row in broken]


def refuse_damaged(connection: sqlite3.Connection, path: str, *, full: bool) -> None:
    """Raise ``Environment("ledger_damaged")`` when the structure is not sound."""
    if found := structure_findings(connection, full=full):
        reason = " ".join(value for _, value in found[0].facts)
        raise Environment("ledger_damaged", path=path, reason=reason)
