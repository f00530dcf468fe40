"""调度: held on two levels, written down with what is asked, missed where a level is silent (rows 6, 7)."""

from __future__ import annotations

from dataclasses import replace

from core.domain import dispatch_rules
from core.domain.change import Outcome
from core.domain.dispatch import (
    Dispatch,
    DispatchDraft,
    DispatchLevel,
    DispatchRule,
    DispatchRuleDraft,
)
from core.domain.issue import Issue
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.identity import new_uuid
from core.operations.duties import unit_names_of
from core.operations.record_codes import code_texts, pointed
from core.operations.units import UnitBook
from core.operations.writing import change, outcome, require
from core.schedule.dispatch_gaps import DispatchGap, gaps
from core.store import codes, records
from core.store.journal import Transaction
from core.wording import word, word_of
from core.workspace import Workspace


def level_name(ws: Workspace, level: DispatchLevel) -> str:
    """Return what this office calls a level of dispatch."""
    own = {
        DispatchLevel.UPPER: ws.settings.dispatch_upper,
        DispatchLevel.LOWER: ws.settings.dispatch_lower,
    }
    return own[level].strip() or word_of(level)


def dispatch_of(ws: Workspace, uuid: str) -> Dispatch:
    """Return a dispatch; raises ``Refused("record_missing")``."""
    return records.get(ws.ledger, Dispatch, uuid)


def is_dispatch(ws: Workspace, uuid: str) -> bool:
    """Tell whether the record ``uuid`` is a dispatch."""
    return bool(records.uuids(ws.ledger, Dispatch, uuid=uuid))


def draft_of(ws: Workspace, uuid: str) -> DispatchDraft:
    """Return a dispatch as a draft to edit."""
    held = records.get(ws.ledger, Dispatch, uuid)
    parts = set(held.measure_uuids)
    owners = [uuid for uuid in held.issue_uuids if not _only_for_measures(ws, uuid, parts)]
    return DispatchDraft(
        code=held.code,
        held_on=held.held_on,
        level=held.level,
        way=held.way,
        track=held.track,
        units=tuple(unit_names_of(ws, held.unit_uuids)),
        person=held.person,
        points=held.points,
        asked=held.asked,
        next_on=held.next_on,
        links=tuple(code_texts(ws, owners, held.measure_uuids)),
    )


def _only_for_measures(ws: Workspace, issue_uuid: str, parts: set[str]) -> bool:
    """Tell whether an issue is listed because one of its measures is: its code is then not written twice."""
    from core.domain.measure import Measure

    return any(each.uuid in parts for each in records.find(ws.ledger, Measure, issue_uuid=issue_uuid))


def check_dispatch(ws: Workspace, draft: DispatchDraft, uuid: str = "") -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the dispatch it replaces."""
    found = dispatch_rules.check_dispatch(draft, ws.clock.today())
    unknown = [text for text in draft.links if pointed(ws, text) is None]
    if unknown:
        found.append(Violation("links", "link_unknown", facts=(("code", unknown[0]),)))
    code = draft.code.strip()
    if code and any(each.uuid != uuid for each in records.find(ws.ledger, Dispatch, code=code)):
        found.append(Violation("code", "code_taken"))
    return found


def add_dispatch(ws: Workspace, draft: DispatchDraft) -> Outcome[Dispatch]:
    """Enter a dispatch; without a track it takes the one that all its issues share."""
    require(errors_only(check_dispatch(ws, draft)), "dispatch_form")
    year = (draft.held_on or ws.clock.today()).year
    prefix = word("codes.dispatch", year=year)
    code = draft.code.strip() or codes.next_code(ws.ledger, Dispatch, prefix)
    with change(ws, "dispatching.add", code=code) as tx:
        made = tx.add(_record(ws, tx, draft, code))
    return outcome(ws, tx, made)


def revise_dispatch(ws: Workspace, uuid: str, revision: int, draft: DispatchDraft) -> Outcome[Dispatch]:
    """Store an edited dispatch; raise ``Refused`` when somebody changed it since ``revision``."""
    require(errors_only(check_dispatch(ws, draft, uuid)), "dispatch_form")
    code = draft.code.strip() or records.get(ws.ledger, Dispatch, uuid).code
    with change(ws, "dispatching.revise", code=code) as tx:
        result = tx.replace(replace(_record(ws, tx, draft, code), uuid=uuid, revision=revision))
    return outcome(ws, tx, result)


def remove_dispatch(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a dispatch out; undo brings it back."""
    held = records.get(ws.ledger, Dispatch, uuid)
    with change(ws, "dispatching.remove", code=held.code) as tx:
        tx.remove(held)
    return outcome(ws, tx, None)


def release(ws: Workspace, tx: Transaction, uuid: str) -> None:
    """Take an issue or measure that goes out of the dispatches that speak of it."""
    for held in records.find(ws.ledger, Dispatch):
        if uuid in (*held.issue_uuids, *held.measure_uuids):
            tx.replace(
                replace(
                    held,
                    issue_uuids=tuple(each for each in held.issue_uuids if each != uuid),
                    measure_uuids=tuple(each for each in held.measure_uuids if each != uuid),
                )
            )


def rules(ws: Workspace) -> list[DispatchRule]:
    """Return the rule of every track."""
    return records.find(ws.ledger, DispatchRule, order="track")


def check_rule(draft: DispatchRuleDraft) -> list[Violation]:
    """Return everything the rules say of the rule of a track."""
    return dispatch_rules.check_rule(draft)


def put_rule(ws: Workspace, draft: DispatchRuleDraft) -> Outcome[None]:
    """Say in which cycle each level dispatches a track, from today on; without a cycle the rule goes."""
    require(check_rule(draft), "dispatch_rule_form")
    track = draft.track.strip()
    kept = records.find(ws.ledger, DispatchRule, track=track)
    with change(ws, "dispatching.rule", track=track) as tx:
        if draft.upper is None and draft.lower is None:
            for rule in kept:
                tx.remove(rule)
        elif kept:
            tx.replace(replace(kept[0], upper=draft.upper, lower=draft.lower))
        else:
            since = ws.clock.today()
            tx.add(
                DispatchRule(uuid=new_uuid(), track=track, upper=draft.upper, lower=draft.lower, since=since)
            )
    return outcome(ws, tx, None)


def missing(ws: Workspace) -> list[DispatchGap]:
    """Return every level that has not dispatched a track in the present cycle."""
    kept = rules(ws)
    return gaps(kept, records.find(ws.ledger, Dispatch), ws.clock.today()) if kept else []


def gap_words(ws: Workspace, gap: DispatchGap) -> str:
    """Return the sentence for a missing level."""
    key = "dispatches.gap_again" if gap.missed else "dispatches.gap"
    level = level_name(ws, gap.level)
    return word(key, track=gap.track, level=level, period=gap.period.code, days=gap.days_left)


def _record(ws: Workspace, tx: Transaction, draft: DispatchDraft, code: str) -> Dispatch:
    book = UnitBook(ws.ledger)
    points = [found for text in draft.links if (found := pointed(ws, text)) is not None]
    issues = tuple(dict.fromkeys(each.issue_uuid for each in points))
    measures = tuple(dict.fromkeys(each.measure_uuid for each in points if each.measure_uuid))
    return Dispatch(
        uuid=new_uuid(),
        code=code,
        held_on=draft.held_on or ws.clock.today(),
        level=draft.level,
        way=draft.way,
        track=draft.track.strip() or _track_of(ws, issues),
        unit_uuids=tuple(dict.fromkeys(book.resolve(tx, name) for name in draft.units if name.strip())),
        person=draft.person.strip(),
        points=draft.points.strip(),
        asked=draft.asked.strip(),
        next_on=draft.next_on,
        issue_uuids=issues,
        measure_uuids=measures,
    )


def _track_of(ws: Workspace, issues: tuple[str, ...]) -> str:
    tracks = {issue.track for issue in records.find_in(ws.ledger, Issue, "uuid", issues)}
    return tracks.pop() if len(tracks) == 1 else ""
