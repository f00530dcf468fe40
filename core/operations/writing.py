"""The one way a change is made: one transaction, one journal entry, one event."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from core.domain.change import Outcome
from core.domain.people import Signature
from core.domain.violation import Violation
from core.errors import Refused
from core.operations.signing import acting, countersigned
from core.operations.violation_words import placed, reasons
from core.store.connection import look, looked
from core.store.journal import Transaction, Writing, transaction
from core.wording import word
from core.workspace import Workspace

T = TypeVar("T")
P = ParamSpec("P")


def change(
    ws: Workspace,
    operation: str,
    /,
    *,
    undoable: bool = True,
    second: Signature | None = None,
    **facts: object,
) -> Writing:
    """Open the transaction of ``operation``; its summary for people is ``journal.<operation>``.

    Asks first whether whoever works may do it; ``second`` is the other person of a two-person act. Raises
    ``Refused`` when not.
    """
    summary = word(f"journal.{operation}", **facts)
    actor = acting(ws, operation)
    other = "" if second is None else countersigned(ws, actor, second)
    if other:
        summary = word("journal.countersigned", summary=summary, actor=actor, second=other)
    held = transaction(ws.ledger, operation, summary, now=ws.clock.now(), actor=actor, undoable=undoable)
    held.tx.second = other
    return held


def at_once(verb: Callable[Concatenate[Workspace, P], T]) -> Callable[Concatenate[Workspace, P], T]:
    """Let ``verb`` look, judge and write in one transaction: for the saves a person waits for all day.

    The first ``change`` in it takes that transaction over and ends it; a verb that refuses ends it unwritten.
    """

    @wraps(verb)
    def whole(ws: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> T:
        connection = ws.ledger.connection
        if ws.ledger.read_only or connection.in_transaction:
            return verb(ws, *args, **kwargs)
        look(connection)
        try:
            return verb(ws, *args, **kwargs)
        finally:
            looked(connection)

    return whole


def outcome(ws: Workspace, tx: Transaction, value: T) -> Outcome[T]:
    """Tell the listeners of a committed transaction and return what it made."""
    if tx.change.sequence:
        ws.events.emit(tx.change)
    return Outcome(value, tx.change)


def require(found: list[Violation], form: str = "") -> None:
    """Raise ``Refused`` naming every violation in ``found`` with its field; do nothing when there is none.

    ``form`` is the section of the wording that names the fields.
    """
    if found:
        raise Refused("not_valid", reasons=reasons(found, form))


def say(violation: Violation, form: str = "") -> str:
    """Return the sentence for ``violation`` with the name of its field."""
    return placed(violation, form)


def excerpt(text: str, length: int = 18) -> str:
    """Return the first words of ``text`` for a journal line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + word("punctuation.ellipsis")
