"""专项台账: entries of registers, entered, revised, removed, and made issues where a register says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.domain import register_rules
from core.domain.change import Outcome
from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import Issue, IssueOrigin
from core.domain.register import (
    Default,
    IssueRule,
    RegisterDefinition,
    RegisterDraft,
    RegisterEntry,
    RegisterFieldKind,
)
from core.domain.rules import errors_only
from core.domain.unit import Unit
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.calendars import calendar_for
from core.operations.issues import add_issue
from core.operations.register_definitions import definition_for
from core.operations.register_links import linked_uuids, remove_links, seen_values, set_links
from core.operations.units import UnitBook
from core.operations.writing import change, outcome, require
from core.schedule.register_due import satisfies, standing_of, year_of
from core.store import codes, records
from core.store.journal import Transaction
from core.wording import chinese_date, word
from core.workspace import Workspace

_NAME_LENGTH = 4


def draft_of(ws: Workspace, uuid: str) -> RegisterDraft:
    """Return an entry as a draft to edit."""
    entry = records.get(ws.ledger, RegisterEntry, uuid)
    return RegisterDraft(code=entry.code, values=entry.values, links=linked_uuids(ws, entry))


def check_entry(ws: Workspace, key: str, draft: RegisterDraft, uuid: str = "") -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the entry it replaces."""
    definition = definition_for(ws, key)
    found = register_rules.check_entry(definition, _whole(ws, draft, uuid))
    found += register_rules.check_done_days(definition, draft, ws.clock.today())
    code = draft.code.strip()
    same = records.find(ws.ledger, RegisterEntry, register=key, code=code) if code else []
    if any(other.uuid != uuid for other in same):
        found.append(Violation("code", "entry_code_taken"))
    return found


def _whole(ws: Workspace, draft: RegisterDraft, uuid: str) -> RegisterDraft:
    """Return a draft with the links that it leaves as they are."""
    if not uuid:
        return draft
    return replace(
        draft, links=linked_uuids(ws, records.get(ws.ledger, RegisterEntry, uuid)) | dict(draft.links)
    )


def add_entry(ws: Workspace, key: str, draft: RegisterDraft) -> Outcome[RegisterEntry]:
    """Enter a line in the register ``key``; a unit nobody knows is entered with it."""
    require(errors_only(check_entry(ws, key, draft)))
    definition = definition_for(ws, key)
    code = draft.code.strip() or _next_code(ws, definition, draft)
    with change(ws, "register.add", register=definition.name, code=code) as tx:
        entry = enter(ws, tx, definition, replace(draft, code=code))
    return outcome(ws, tx, entry)


def enter(
    ws: Workspace, tx: Transaction, definition: RegisterDefinition, draft: RegisterDraft
) -> RegisterEntry:
    """Enter a checked draft inside an act that may enter several."""
    code = draft.code.strip() or _next_code(ws, definition, draft)
    filled = register_rules.plain_values(_with_units(ws, tx, definition, draft))
    entry = tx.add(RegisterEntry(uuid=new_uuid(), register=definition.key, code=code, filled=filled))
    set_links(ws, tx, entry, definition, draft.links)
    return entry


def new_draft(ws: Workspace, definition: RegisterDefinition) -> RegisterDraft:
    """Return a new entry as it begins: today, this year and the own office where a field asks for them."""
    today = ws.clock.today()
    begun = {
        Default.TODAY: today.isoformat(),
        Default.THIS_YEAR: str(today.year),
        Default.OWN_UNIT: ws.office.name,
    }
    return RegisterDraft(
        values={field.key: begun[field.default] for field in definition.fields if field.default}
    )


def revise_entry(ws: Workspace, uuid: str, revision: int, draft: RegisterDraft) -> Outcome[RegisterEntry]:
    """Store an edited entry; values of fields the register no longer has stay as they are.

    Raises ``Refused`` when somebody changed it since ``revision``.
    """
    stored = records.get(ws.ledger, RegisterEntry, uuid)
    require(errors_only(check_entry(ws, stored.register, draft, uuid)))
    definition = definition_for(ws, stored.register)
    code = draft.code.strip() or stored.code
    with change(ws, "register.revise", register=definition.name, code=code) as tx:
        kept = {key: text for key, text in stored.filled if definition.field(key) is None}
        filled = register_rules.plain_values(kept | _with_units(ws, tx, definition, draft))
        result = tx.replace(replace(stored, revision=revision, code=code, filled=filled))
        if set_links(ws, tx, result, definition, draft.links) and result.revision == revision:
            result = tx.touch(result)
    return outcome(ws, tx, result)


def remove_entry(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take an entry out with its links; what they point to, and an issue that was made of it, stays."""
    entry = records.get(ws.ledger, RegisterEntry, uuid)
    definition = definition_for(ws, entry.register)
    with change(ws, "register.remove", register=definition.name, code=entry.code) as tx:
        remove_links(ws, tx, entry)
        tx.remove(entry)
    return outcome(ws, tx, None)


def raise_issue(ws: Workspace, uuid: str) -> Outcome[Issue]:
    """Enter what an entry found as an issue, with its unit, requirement and due day.

    Raises ``Refused``: ``entry_raised`` when it was done before, ``entry_no_issue`` when the register makes
    no issues or the entry has nothing to make one of.
    """
    entry = records.get(ws.ledger, RegisterEntry, uuid)
    definition = definition_for(ws, entry.register)
    if entry.issue_uuid is not None:
        raise Refused("entry_raised", code=entry.code)
    draft = _issue_draft(ws, definition, entry)
    if draft is None:
        raise Refused("entry_no_issue", code=entry.code)
    with change(ws, "register.raise_issue", register=definition.name, code=entry.code) as tx:
        issue = add_issue(ws, tx, draft)
        tx.replace(replace(entry, issue_uuid=issue.uuid))
    return outcome(ws, tx, issue)


def may_raise(ws: Workspace, uuid: str) -> bool:
    """Tell whether ``raise_issue`` would enter an issue of this entry."""
    entry = records.get(ws.ledger, RegisterEntry, uuid)
    definition = definition_for(ws, entry.register)
    return entry.issue_uuid is None and _issue_draft(ws, definition, entry) is not None


def _issue_draft(ws: Workspace, definition: RegisterDefinition, entry: RegisterEntry) -> IssueDraft | None:
    if not definition.issues:
        return None
    rule, today = definition.issues[0], ws.clock.today()
    values = seen_values(ws, definition, [entry])[entry.uuid]
    standing = standing_of(definition, values, calendar_for(ws), today=today, soon=ws.soon)
    text = word("punctuation.semicolon").join(values[key] for key in rule.text if values.get(key))
    if not text or not satisfies(rule.when, values, standing, today):
        return None
    unit = values.get(rule.unit, "")
    return IssueDraft(
        origin=_origin_of(rule, values),
        text=text,
        goal=values.get(rule.goal, ""),
        units=(UnitName(unit),) if unit else (),
        deadline_raw=word("phrases.by_day", day=chinese_date(standing.due)) if standing.due else "",
        note=word("phrases.raised_from_register", register=definition.name, code=entry.code),
    )


def _origin_of(rule: IssueRule, values: Mapping[str, str]) -> IssueOrigin:
    """Return where the issue of an entry came from: by a choice that tells it, else as the rule has it."""
    told = (each.origin for each in rule.origins if values.get(each.field) in each.choices)
    return next(told, rule.origin)


def _next_code(ws: Workspace, definition: RegisterDefinition, draft: RegisterDraft) -> str:
    year = year_of(definition, draft.values) or ws.clock.today().year
    name = definition.code_prefix or definition.name[:_NAME_LENGTH]
    return codes.next_code(ws.ledger, RegisterEntry, word("codes.register", name=name, year=year))


def _with_units(
    ws: Workspace, tx: Transaction, definition: RegisterDefinition, draft: RegisterDraft
) -> dict[str, str]:
    """Return the typed values with every unit under its present name."""
    values = {key: text for key, text in draft.values.items() if definition.field(key) is not None}
    book = UnitBook(ws.ledger)
    for field in definition.fields:
        text = values.get(field.key, "").strip()
        if field.kind is RegisterFieldKind.UNIT and text:
            values[field.key] = records.get(ws.ledger, Unit, book.resolve(tx, text)).name
    return values
