"""Proposals of the day with their reasons in words, and those put aside till another day (今天不发)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.domain.change import Outcome
from core.domain.ladder import CHASING, Dismissal
from core.domain.ladder_due import Reason
from core.domain.ladder_rules import check_dismissal
from core.domain.overview import LetterProposal
from core.domain.unit import Unit
from core.errors import Refused
from core.identity import new_uuid
from core.store import due, records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace


def proposals(
    ws: Workspace, *, level: int | None = None, units: tuple[str, ...] = ()
) -> list[LetterProposal]:
    """Return who is due which letter today; only one level, or only some units, where asked for.

    Raises ``Refused`` for a unit that is not known.
    """
    found = due.letter_proposals(ws.ledger, today=ws.clock.today())
    known = {unit.name for unit in records.find(ws.ledger, Unit)} if units else set()
    for name in units:
        if name not in known:
            raise Refused("unknown_unit", name=name)
    return [
        each
        for each in found
        if (level is None or each.level == level) and (not units or each.unit_name in units)
    ]


def say_reason(reason: Reason) -> str:
    """Return the words of one reason, and of those beside it."""
    facts = dict(reason.facts)
    if facts.get("due"):
        facts["due"] = chinese_date(date.fromisoformat(facts["due"]))
    said = word(f"ladder.because_{reason.code}", **facts)
    return word("ladder.joint").join((said, *map(say_reason, reason.more)))


def why(proposal: LetterProposal) -> str:
    """Return in one sentence why a letter is proposed: the worst item first, the others counted.

    They are counted as the letter counts them, and said to be as late only where all of them are.
    """
    found: dict[tuple[str, ...], dict[tuple[str, date | None, str], tuple[str, str]]] = {}
    for item, reason in zip(proposal.items, proposal.reasons, strict=True):
        told = (" ".join(item.code.split()), say_reason(reason))
        found.setdefault(_sort_of(reason), {}).setdefault(item.entry, told)
    return word("punctuation.semicolon").join(_because(list(each.values())) for each in found.values())


def _because(told: list[tuple[str, str]]) -> str:
    code, said = told[0]
    if len(told) == 1:
        return word("ladder.because_one", code=code, reason=said)
    same = len({reason for _, reason in told}) == 1
    key = "because_some" if same else "because_worst"
    return word(f"ladder.{key}", code=code, reason=said, count=len(told))


def to_fill(proposal: LetterProposal) -> tuple[str, ...]:
    """Return what only the clerk can say before the letter leaves; with any, it is written one at a time."""
    plan = proposal.kind.plan
    return tuple(each.label for each in plan.fields if each.key in plan.required)


def ticked(proposal: LetterProposal) -> bool:
    """Tell whether it leaves unless the clerk says no; side steps and words to fill in wait for the clerk."""
    on_ladder = proposal.level > 0 or proposal.step == CHASING
    return on_ladder and not to_fill(proposal)


def _sort_of(reason: Reason) -> tuple[str, ...]:
    return reason.code, *(each.code for each in reason.more)


def step_words(proposal: LetterProposal) -> str:
    """Return the step of a proposal as people call it: name and colour."""
    if proposal.colour == "none":
        return proposal.step_name
    return word("ladder.step_coloured", name=proposal.step_name, colour=word_of(proposal.colour))


def dismiss(ws: Workspace, proposal: LetterProposal, until: date, reason: str) -> Outcome[list[Dismissal]]:
    """Put a proposal aside through ``until``, with the reason on record; it can be undone."""
    return dismiss_all(ws, [proposal], until, reason)


def dismiss_all(
    ws: Workspace, proposals: Sequence[LetterProposal], until: date, reason: str
) -> Outcome[list[Dismissal]]:
    """Put several proposals aside through ``until`` in one change, so that one undo brings them all back."""
    today = ws.clock.today()
    from core.operations.writing import change, outcome, require  # reading the day's proposals writes nothing

    require(check_dismissal(until, reason, today))
    first = proposals[0] if len(proposals) == 1 else None
    one = {"unit": first.unit_name, "step": first.step_name} if first else {"count": len(proposals)}
    with change(ws, "ladder.dismiss" if first else "ladder.dismiss_all", until=until, **one) as tx:
        made = [
            tx.add(
                Dismissal(
                    uuid=new_uuid(),
                    unit_uuid=proposal.unit_uuid,
                    issue_uuid=item.issue_uuid,
                    measure_uuid=item.measure_uuid,
                    step=proposal.step,
                    until=until,
                    reason=reason.strip(),
                    dismissed_on=today,
                )
            )
            for proposal in proposals
            for item in proposal.items
        ]
    return outcome(ws, tx, made)


def put_aside(ws: Workspace) -> list[Dismissal]:
    """Return what is put aside today, the first to come back first."""
    today = ws.clock.today()
    return [each for each in records.find(ws.ledger, Dismissal, order="until") if each.until >= today]


def say_aside(ws: Workspace) -> list[str]:
    """Return a line for every unit and step put aside: till when and why."""
    names = {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}
    lines = [
        word("ladder.aside", unit=names[each.unit_uuid], until=each.until, reason=each.reason)
        for each in put_aside(ws)
        if each.unit_uuid in names
    ]
    return list(dict.fromkeys(lines))


def take_back(ws: Workspace) -> Outcome[int]:
    """Propose again everything that is put aside today."""
    found = put_aside(ws)
    from core.operations.writing import change, outcome

    with change(ws, "ladder.take_back", count=len(found)) as tx:
        for each in found:
            tx.remove(each)
    return outcome(ws, tx, len(found))
