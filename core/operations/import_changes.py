"""What a sheet changes in an issue that came from it before (docs/decisions/0016).

For every text three things are known: what the sheet said at the last import (``source_values``), what it
says now, and what the clerk made of it. Only what the sheet changed and the clerk did not is to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import StatusMove
from core.domain.measure import Measure, MeasureStatus, ProgressNote
from core.domain.proposal import SHEET_TEXTS, Proposal, ProposedIssue, ProposedMeasure
from core.domain.unit import UnitRole, UnitShare
from core.domain.unit_progress import part_of, parts_of, said_anew
from core.domain.violation import Violation
from core.operations import units
from core.operations.import_columns import OwnColumns
from core.operations.import_matching import CODE, numbers_of
from core.operations.limits import told_of
from core.store import records
from core.wording import word, word_of
from core.workspace import Workspace

_MEASURE = "measure "
UNIT_PROGRESS = "progress of "
"""Begins the name of what one unit of several reported."""
_DEADLINE, _UNITS, _OWN_PART = " deadline", " units", " own "
_FINISHED = " finished_on"
_STATE = " status"
_ANSWERING = (UnitRole.LEAD, UnitRole.DUTY)
_TAG_MARKS = re.compile(r"[\n,;\u3001\uff0c\uff1b]+")
"""What may stand between tags; a blank may stand inside one."""


@dataclass(frozen=True, slots=True)
class Known:
    """An issue that came from the same row before; units stand as role:id, whatever they are called now."""

    issue: Issue
    measures: tuple[Measure, ...]
    units: str
    measure_units: dict[str, str]
    moved: bool
    """Whether somebody moved the issue by hand, so that a sheet no longer decides its state."""
    shared: bool = False
    """Whether several units lead or answer for the issue and its measures."""
    notes: tuple[str, ...] = ()
    """What was reported on the issue and its measures, as a ledger written from it shows."""
    told: frozenset[str] = frozenset()
    """The issue and those of its measures that a letter sent speaks of."""


@dataclass(slots=True)
class Changes:
    """What the sheet changed, by name; ``kept`` names what the clerk changed as well."""

    issue: dict[str, str] = field(default_factory=dict)
    measures: list[tuple[Measure, ProposedMeasure, set[str]]] = field(default_factory=list)
    """Stored measure, what the sheet says of it, and what of that is to be written: deadline, units."""
    fresh: list[ProposedMeasure] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    """Held back because the round was struck off."""
    late: list[str] = field(default_factory=list)
    """Limits held back because they bind and need an extension."""
    gated: tuple[Violation, ...] | None = None
    """What the state a sheet says still lacks; ``None`` when no state was held back."""
    states: list[tuple[int, MeasureStatus]] = field(default_factory=list)
    """Measures, by their place, whose state was held back because it needs a ground."""
    by_hand: bool = False
    """Whether that is because somebody moved the issue by hand."""

    @property
    def any(self) -> bool:
        """Tell whether anything is to be written."""
        return bool(self.issue or self.measures or self.fresh)


def known_of(ws: Workspace, proposal: Proposal, found: dict[str, Issue]) -> dict[str, Known]:
    """Return all that is known of the issues that rows of ``proposal`` mean, by the key of the row."""
    issues = list(found.values())
    ids = [issue.uuid for issue in issues]
    measures: dict[str, list[Measure]] = {uuid: [] for uuid in ids}
    for measure in records.find_in(ws.ledger, Measure, "issue_uuid", ids):
        measures[measure.issue_uuid].append(measure)
    measure_ids = [measure.uuid for each in measures.values() for measure in each]
    shared = _shared(records.find_in(ws.ledger, UnitShare, "issue_uuid", ids))
    shared |= _shared(records.find_in(ws.ledger, UnitShare, "measure_uuid", measure_ids))
    notes = records.find_in(ws.ledger, ProgressNote, "issue_uuid", ids if _is_own(proposal) else [])
    told = told_of(ws, ids)
    moved = {move.issue_uuid for move in records.find_in(ws.ledger, StatusMove, "issue_uuid", ids)}
    return {
        key: Known(
            issue,
            tuple(measures[issue.uuid]),
            shared.get(issue.uuid, ""),
            {measure.uuid: shared.get(measure.uuid, "") for measure in measures[issue.uuid]},
            issue.uuid in moved,
            _is_shared(shared, [issue.uuid, *(measure.uuid for measure in measures[issue.uuid])]),
            tuple(note.text for note in notes if note.issue_uuid == issue.uuid),
            told & {issue.uuid, *(measure.uuid for measure in measures[issue.uuid])},
        )
        for key, issue in found.items()
    }


def _is_shared(shared: dict[str, str], owners: list[str]) -> bool:
    """Tell whether more than one unit leads or answers for what ``owners`` name."""
    lines = [line for owner in owners for line in shared.get(owner, "").split("\n") if line]
    return len({line.partition(":")[2] for line in lines if line.partition(":")[0] in _ANSWERING}) > 1


def _shared(shares: Iterable[UnitShare]) -> dict[str, str]:
    lines: dict[str, list[str]] = {}
    for share in sorted(shares, key=lambda share: share.position):
        owner = share.issue_uuid or share.measure_uuid or ""
        lines.setdefault(owner, []).append(f"{share.role}:{share.unit_uuid}")
    return {owner: "\n".join(each) for owner, each in lines.items()}


def values_of(issue: ProposedIssue) -> dict[str, str]:
    """Return everything a sheet says of an issue, by name."""
    values = issue.texts()
    values["tags"] = _joined_tags(tags_in(issue.field("tags")))
    values["deadline"] = issue.deadline.raw
    values["units"] = _unit_text(issue)
    values["status"] = issue.status_raw
    for item in issue.measures:
        name = f"{_MEASURE}{item.position}"
        values |= {
            name: item.text,
            f"{name}{_DEADLINE}": item.deadline.raw,
            f"{name}{_UNITS}": _unit_text(item),
            f"{name}{_FINISHED}": _iso(item.finished_on),
            f"{name}{_STATE}": word_of(item.status) if item.status else "",
            **{f"{name}{_OWN_PART}{header}": text for header, text in item.extra},
        }
    values |= {f"extra {header}": text for header, text in issue.extra}
    return {name: text for name, text in values.items() if text}


def _said_of(issue: ProposedIssue, known: Known) -> dict[str, str]:
    """Return everything a sheet says; in a unit's form of a shared issue the progress is the unit's."""
    values = values_of(issue)
    if not issue.answered_by or not known.shared:
        return values
    own, plain = part_of(known.issue.progress, issue.answered_by), parts_of(known.issue.progress)[0]
    others = [plain, *known.notes, *(measure.result for measure in known.measures)]
    heading = word("exporting.overall_progress", text="")
    said = said_anew(values.pop("progress", ""), own, others, heading)
    return values | ({f"{UNIT_PROGRESS}{issue.answered_by}": said} if said else {})


def _unit_text(record: ProposedIssue | ProposedMeasure) -> str:
    return "\n".join(f"{unit.role}:{unit.name}" for unit in record.units)


def changes_of(issue: ProposedIssue, known: Known, book: units.UnitBook, own: OwnColumns) -> Changes:
    """Return what the sheet changed since the last import, and the names the clerk changed as well."""
    changes = Changes()
    base = dict(known.issue.source_values)
    for name, text in _said_of(issue, known).items():
        if name.startswith(_MEASURE) or (issue.uuid and _is_own_words(name, text, issue, known, book)):
            continue
        if name.startswith("extra "):
            wanted = _weigh_column(name.removeprefix("extra "), base.get(name, ""), text, known, own)
        else:
            wanted = _weigh(name, base, text, issue, known, book)
        if wanted:
            changes.issue[name] = text
        elif wanted is False:
            changes.kept.append(name)
    number = issue.field(CODE).strip()
    if issue.same_as and number and number not in numbers_of(known.issue):
        changes.issue[CODE] = number
    stored = {_plain(measure.text): measure for measure in reversed(known.measures)}
    names = _measure_names(base)
    for item in issue.measures:
        measure, name = stored.get(_plain(item.text)), names.get(_plain(item.text), "")
        if measure is not None:
            _weigh_measure(changes, base, name, item, measure, known, book, own, ours=bool(issue.uuid))
        elif not name:
            changes.fresh.append(item)
    return changes


def _is_own(proposal: Proposal) -> bool:
    return any(issue.uuid for issue in proposal.issues)


def _is_own_words(name: str, text: str, issue: ProposedIssue, known: Known, book: units.UnitBook) -> bool:
    """Tell whether a ledger that this program wrote only says again what is here.

    Such a ledger shows one deadline, one list of units and one progress a row: the measure's own where it
    has one, the newest note instead of the field, units without the part they play.
    """
    if name == "deadline":
        told = {measure.deadline.raw for measure in known.measures}
        return any(item.deadline.raw for item in issue.measures) or text in told
    if name == "units":
        named = _ids(_by_id(text, book))
        together = [_ids(known.measure_units[each.uuid] or known.units) for each in known.measures]
        return named in (_ids(known.units), set().union(*together))
    if name == "progress":
        return _says_again(text, known)
    return name in SHEET_TEXTS and _plain(text) == _plain(str(getattr(known.issue, name)))


def _says_again(text: str, known: Known) -> bool:
    """Tell whether a cell of progress is made of nothing but what was reported before."""
    said = (known.issue.progress, *(measure.result for measure in known.measures), *known.notes)
    rest = _plain(text)
    for part in sorted(map(_plain, said), key=len, reverse=True):
        rest = rest.replace(part, "") if part else rest
    return not rest.replace(_plain(word("exporting.overall_progress", text="")), "")


def _ids(units_text: str) -> set[str]:
    """Return the units of role:id lines without the part they play."""
    return {line.partition(":")[2] for line in units_text.split("\n") if line}


def _is_wanted(then: str, now: str, here: str) -> bool | None:
    """Tell whether the sheet's change is to be written (``False``: it is not, the clerk changed it too).

    ``then`` and ``now`` are the sheet's texts, ``here`` the record's; ``None`` when there is nothing to do.
    """
    return None if now in (then, here) else here == then


def _weigh(
    name: str, base: dict[str, str], text: str, issue: ProposedIssue, known: Known, book: units.UnitBook
) -> bool | None:
    then = base.get(name, "")
    if name == "units":
        return _is_wanted(_by_id(then, book), _by_id(text, book), known.units)
    if name == "status":
        return None if text in (then, word_of(known.issue.status)) else _may_follow(issue, known)
    if name.startswith(UNIT_PROGRESS):
        return _is_wanted(then, text, part_of(known.issue.progress, issue.answered_by))
    if name == "deadline":
        return _is_wanted(then, text, known.issue.deadline.raw)
    if name == "tags":
        return _is_wanted(then, text, _joined_tags(known.issue.tags))
    return _is_wanted(then, text, str(getattr(known.issue, name)))


def _weigh_column(header: str, then: str, text: str, known: Known, own: OwnColumns) -> bool | None:
    """Weigh a column that the program has no field for, or that is an own field of the office."""
    found = own.value(header, text)
    here = dict(known.issue.extra).get(header, "")
    if found is None:
        return _is_wanted(then, text, here)
    field, now = found
    before = own.value(header, then)
    return _is_wanted(before[1] if before else then, now, dict(known.issue.custom).get(field.uuid, here))


def _joined_tags(tags: Iterable[str]) -> str:
    return word("punctuation.comma_list").join(tags)


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags that a cell or a typed line names, each once."""
    return tuple(dict.fromkeys(each.strip() for each in _TAG_MARKS.split(text) if each.strip()))


def _may_follow(issue: ProposedIssue, known: Known) -> bool:
    """Tell whether the sheet's state may be taken: it is the record's, or one we know and nobody overrode."""
    if issue.status is known.issue.status:
        return True
    return issue.status is not IssueStatus.REGISTERED and not known.moved


def _weigh_measure(
    changes: Changes,
    base: dict[str, str],
    name: str,
    item: ProposedMeasure,
    measure: Measure,
    known: Known,
    book: units.UnitBook,
    columns: OwnColumns,
    *,
    ours: bool,
) -> None:
    """Weigh what the sheet says of a measure beside its text; ``name`` is the one it was remembered under.

    ``ours`` tells that this program wrote the sheet, where a measure without its own shows its issue's.
    """
    raw, named = item.deadline.raw, _unit_text(item)
    here = known.measure_units[measure.uuid]
    if ours and not measure.deadline.raw and raw == known.issue.deadline.raw:
        raw = ""
    if ours and _ids(_by_id(named, book)) == _ids(here or known.units):
        named = ""
    weighed = {
        _DEADLINE: _is_wanted(base.get(f"{name}{_DEADLINE}", ""), raw, measure.deadline.raw) if raw else None,
        _UNITS: _is_wanted(_by_id(base.get(f"{name}{_UNITS}", ""), book), _by_id(named, book), here)
        if named
        else None,
        _FINISHED: _is_wanted(
            base.get(f"{name}{_FINISHED}", ""), _iso(item.finished_on), _iso(measure.finished_on)
        )
        if item.finished_on
        else None,
        _STATE: _is_wanted(
            base.get(f"{name}{_STATE}", "") or word_of(MeasureStatus.NOT_STARTED),
            word_of(item.status),
            word_of(measure.status),
        )
        if item.status
        else None,
    }
    for header, text in item.extra:
        (uuid, now), *_ = columns.measure_values([(header, text)]).items()
        then = columns.measure_values([(header, base.get(f"{name}{_OWN_PART}{header}", ""))]).get(uuid, "")
        weighed[f" own {uuid}"] = _is_wanted(then, now, dict(measure.custom).get(uuid, ""))
    labels = {f" own {field.uuid}": f"{_OWN_PART}{field.label}" for field in columns.measures.values()}
    changes.kept += [
        f"{_MEASURE}{item.position}{labels.get(part, part)}"
        for part, wanted in weighed.items()
        if wanted is False
    ]
    wanted_parts = {part.strip() for part, wanted in weighed.items() if wanted}
    if wanted_parts:
        changes.measures.append((measure, item, wanted_parts))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _by_id(text: str, book: units.UnitBook) -> str:
    """Return units written as role:name with every name the ledger knows replaced by the unit's id."""
    pairs = (line.partition(":") for line in text.split("\n") if line)
    return "\n".join(f"{role}:{book.known(name) or name}" for role, _, name in pairs)


def _plain(text: str) -> str:
    return "".join(text.split())


def _measure_names(base: dict[str, str]) -> dict[str, str]:
    """Return under which name the sheet said each measure, by its plain text."""
    return {
        _plain(text): name
        for name, text in base.items()
        if name.startswith(_MEASURE) and name.count(" ") == 1
    }


def remembered(issue: ProposedIssue, known: Known, changes: Changes) -> tuple[tuple[str, str], ...]:
    """Return what to remember of the sheet: what it says now, but of what was kept what it said then.

    Measures the sheet no longer holds stay remembered, so that one the clerk removed does not come back.
    """
    base, said = dict(known.issue.source_values), _said_of(issue, known)
    held = [f"{_MEASURE}{place}{_STATE}" for place, _ in changes.states]
    passed = [*changes.kept, *changes.late, *held, *(["status"] if changes.gated is not None else [])]
    names = _measure_names(base)
    for item in issue.measures:
        then = names.pop(_plain(item.text), "")
        for part in (
            _DEADLINE,
            _UNITS,
            _FINISHED,
            _STATE,
            *(f"{_OWN_PART}{header}" for header, _ in item.extra),
        ):
            place = f"{_MEASURE}{item.position}{part}"
            if place in passed:
                said[place] = base.get(f"{then}{part}", "")
    plain = {name: text for name, text in base.items() if not name.startswith(_MEASURE)}
    plain |= {name: text for name, text in said.items() if name not in passed or name.startswith(_MEASURE)}
    plain |= {CODE: issue.field(CODE).strip()} if issue.field(CODE).strip() else {}
    for number, name in enumerate(names.values(), len(issue.measures) + 1):
        plain[f"{_MEASURE}{number}"] = base[name]
    return tuple((name, text) for name, text in plain.items() if text)


def field_word(name: str) -> str:
    """Return what people call the field ``name`` of a proposal."""
    if name.startswith("extra "):
        return name.removeprefix("extra ")
    if name.startswith(UNIT_PROGRESS):
        return word("imports.unit_progress", unit=name.removeprefix(UNIT_PROGRESS))
    if name.startswith(_MEASURE):
        position, part = name.removeprefix(_MEASURE).split(" ", 1)
        own = part.removeprefix(_OWN_PART.strip() + " ")
        return word(
            "imports.measure_field", position=position, field=own if own != part else word(f"fields.{part}")
        )
    return word(f"fields.{name}")
