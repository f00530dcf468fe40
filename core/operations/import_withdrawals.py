"""撤回导入: the way back of an import that struck off or extended, which no plain undo takes (0043).

It is the counter-act of all such an import did at once: with a ground, by whoever may strike off, with the
second person where the import needed one. It works while nothing was done since, like an undo; later the
single acts have theirs (重开, 延期).
"""

from __future__ import annotations

from core.domain.change import Outcome
from core.domain.people import Signature
from core.errors import Refused
from core.operations.signing import acting, countersigned, require_closer
from core.store import backup
from core.store import undo as inverse
from core.wording import word
from core.workspace import Workspace

IMPORT = "import"
_MOST_NAMED = 3


def withdrawable(ws: Workspace) -> str | None:
    """Return the summary of the import that could be withdrawn now, ``None`` when there is none."""
    return inverse.act_waiting(ws.ledger, IMPORT)


def needs_second(ws: Workspace) -> bool:
    """Tell whether withdrawing takes a second person: the import struck off, and the office asks for two."""
    return ws.settings.two_person and inverse.act_strikes_off(ws.ledger)


def withdraw_import(ws: Workspace, ground: str, second: Signature | None = None) -> Outcome[str]:
    """Take the import back that is the newest step, all of it at once, after a backup; return its summary.

    Raises ``Refused``: ``withdraw_nothing`` when there is no such import, ``withdraw_covered`` naming what
    was done since (a ladder, letters, tags: nothing is taken away from under them), ``withdraw_ground``
    without a reason, ``second_needed`` and the like as a closure does, ``undo_blocked`` as an undo does.
    """
    summary = withdrawable(ws)
    if summary is None:
        raise _why_not(ws)
    if not ground.strip():
        raise Refused("withdraw_ground")
    actor = acting(ws, IMPORT)
    other = "" if second is None else countersigned(ws, actor, second)
    if inverse.act_strikes_off(ws.ledger):
        require_closer(ws, other)
    told = word("journal.import_withdrawn", summary=summary, ground=ground.strip())
    if other:
        told = word("journal.countersigned", summary=told, actor=actor, second=other)
    backup.automatic(ws.ledger, now=ws.clock.now(), reason=IMPORT)
    made = inverse.withdraw(ws.ledger, told, now=ws.clock.now(), actor=actor)
    ws.events.emit(made)
    return Outcome(summary, made)


def _why_not(ws: Workspace) -> Refused:
    """Return why there is nothing to withdraw: no import, or what was done since stands on it."""
    summary, later = inverse.acts_covered(ws.ledger, IMPORT)
    if not summary:
        return Refused("withdraw_nothing")
    quoted = (word("import_withdrawals.step", summary=each) for each in later[:_MOST_NAMED])
    named = word("punctuation.comma_list").join(quoted)
    return Refused("withdraw_covered", summary=summary, steps=named, count=len(later))
