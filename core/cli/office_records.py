"""The commands ``units``, ``documents`` and ``settings``: the units, the papers, the rules."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from enum import StrEnum

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.field_words import Reader, bare, filled, names_field, said, shown, switch
from core.cli.life import chosen
from core.cli.plans import plan_named
from core.domain.deadline import Cycle, Roll
from core.domain.listing import ListKind
from core.domain.office import Office
from core.domain.plan import SourceDocument
from core.domain.plan_drafts import DocumentDraft
from core.domain.rows import UnitRow
from core.domain.unit import Unit
from core.errors import Refused
from core.identity import new_uuid
from core.letters.paper import Pitch
from core.operations import listing, offices, source_documents, units
from core.wording import word, word_of
from core.workspace import Workspace

UNIT_FORM, DOCUMENT_FORM, OFFICE_FORM, RULES_FORM = "unit_form", "document_form", "office_form", "rules_form"


# --- units --------------------------------------------------------------------------------------------


def unit_named(ws: Workspace, name: str) -> Unit:
    """Return the unit written as ``name``; raise ``Refused`` when there is none."""
    unit = units.unit_of(ws, name)
    if unit is None:
        raise Refused("unknown_unit", name=name)
    return unit


def list_units(args: argparse.Namespace) -> Answer:
    """Show every unit with its other names and what it answers for."""
    with opened(args, read_only=True) as ws:
        query = listing.query_of(ws, ListKind.UNITS)
        rows = listing.list_rows(ws, query, listing.list_ids(ws, query))
        found = [(row, unit_named(ws, row.name)) for row in rows if isinstance(row, UnitRow)]
    data = [asdict(row) | {"aliases": unit.aliases, "code": unit.code} for row, unit in found]
    lines = [word("records.unit_line", name=unit.name, aliases=said(unit.aliases)) for _, unit in found]
    return Answer({"units": data}, lines or [word("records.no_unit")])


def add_unit(args: argparse.Namespace) -> Answer:
    """Enter a unit."""
    with opened(args) as ws:
        plain = Unit(uuid=new_uuid(), name=args.name, aliases=tuple(args.alias))
        unit = units.add_unit(ws, filled(plain, args.set, UNIT_FORM)).value
    return _unit_answer("records.unit_added", unit)


def set_unit(args: argparse.Namespace) -> Answer:
    """Revise a unit, field by field."""
    return _edited(args, lambda unit: filled(unit, args.set, UNIT_FORM))


def rename_unit(args: argparse.Namespace) -> Answer:
    """Give a unit another name."""
    return _edited(args, lambda unit: replace(unit, name=args.to.strip()))


def alias_unit(args: argparse.Namespace) -> Answer:
    """Add or take away other names a unit is written under."""

    def edit(unit: Unit) -> Unit:
        kept = [each for each in unit.aliases if each not in args.remove]
        return replace(unit, aliases=tuple(dict.fromkeys((*kept, *args.add))))

    return _edited(args, edit)


def _edited(args: argparse.Namespace, edit: Callable[[Unit], Unit]) -> Answer:
    with opened(args) as ws:
        unit = units.revise_unit(ws, edit(unit_named(ws, args.name))).value
    return _unit_answer("records.unit_set", unit)


def merge_units(args: argparse.Namespace) -> Answer:
    """Make one unit of two; the first one stays."""
    with opened(args) as ws:
        keep, gone = unit_named(ws, args.name), unit_named(ws, args.gone)
        unit = units.merge_units(ws, keep.uuid, gone.uuid).value
    return _unit_answer("records.unit_merged", unit)


def _unit_answer(key: str, unit: Unit) -> Answer:
    line = word(key, name=unit.name, aliases=said(unit.aliases))
    return Answer({"name": unit.name, "aliases": unit.aliases}, [line])


# --- documents ----------------------------------------------------------------------------------------


def _documents(ws: Workspace) -> dict[str, Reader]:
    """Return what reads a paper that stands in the ledger already."""
    return {"existing": lambda text: source_documents.by_number(ws, text).uuid}


def list_documents(args: argparse.Namespace) -> Answer:
    """Show the source documents as letters cite them, of one plan when named."""
    with opened(args, read_only=True) as ws:
        found = source_documents.documents(ws)
        if args.plan:
            under = plan_named(ws, args.plan).documents
            found = [each for each in found if each.uuid in under]
        lines = [source_documents.citation(each) for each in found]
    return Answer({"documents": [asdict(each) for each in found]}, lines or [word("records.no_document")])


def add_document(args: argparse.Namespace) -> Answer:
    """Enter a paper under a plan, or put one that is there already under it."""
    with opened(args) as ws:
        plan = plan_named(ws, args.plan)
        draft = filled(DocumentDraft(title=args.title), args.set, DOCUMENT_FORM, _documents(ws))
        made = source_documents.add_document(ws, plan.uuid, draft).value
    return _document_answer("records.document_added", made, plan.name)


def set_document(args: argparse.Namespace) -> Answer:
    """Revise a source document, field by field."""
    with opened(args) as ws:
        document = source_documents.by_number(ws, args.document)
        draft = filled(source_documents.draft_of(ws, document.uuid), args.set, DOCUMENT_FORM)
        made = source_documents.revise_document(ws, document.uuid, draft).value
    return _document_answer("records.document_set", made)


def drop_document(args: argparse.Namespace) -> Answer:
    """Take a paper off a plan."""
    with opened(args) as ws:
        plan, document = plan_named(ws, args.plan), source_documents.by_number(ws, args.document)
        source_documents.drop_document(ws, plan.uuid, document.uuid)
    return _document_answer("records.document_removed", document, plan.name)


def _document_answer(key: str, document: SourceDocument, plan: str = "") -> Answer:
    line = word(key, document=source_documents.citation(document), plan=plan)
    return Answer({"title": document.title, "number": document.document_number}, [line])


# --- settings -----------------------------------------------------------------------------------------

_CHOICES: dict[str, type[StrEnum]] = {
    "submission_cycle": Cycle,
    "submission_roll": Roll,
    "line_pitch": Pitch,
}
"""Settings that hold the value of one of these."""


_SWITCHES = {
    "sign_limit_working": ("plain_days", "working_days"),
    "bundled_fonts_only": ("fonts_machine", "fonts_bundled"),
    "roles_on": ("roles_off", "roles_asked"),
    "two_person": ("two_person_off", "two_person_asked"),
}
"""Settings that are on or off, with the words the window has for both."""


def _special() -> dict[str, Reader]:
    def choice(kind: type[StrEnum]) -> Reader:
        return lambda text: chosen(kind, text).value

    found = {name: choice(kind) for name, kind in _CHOICES.items()}
    return found | {name: switch(*_sides(name)) for name in _SWITCHES}


def _sides(name: str) -> tuple[str, str]:
    off, on = _SWITCHES[name]
    return word(f"rules_form.{off}"), word(f"rules_form.{on}")


def list_settings(args: argparse.Namespace) -> Answer:
    """Show what the office is called and what rules it set for itself."""
    with opened(args, read_only=True) as ws:
        office, settings = offices.office(ws), ws.settings
    data = asdict(office) | {"settings": asdict(settings)}
    del data["uuid"], data["revision"]
    words = {
        name: word_of(each)
        for name, kind in _CHOICES.items()
        for each in kind
        if each.value == getattr(settings, name)
    }
    words |= {name: bare(_sides(name)[getattr(settings, name)]) for name in _SWITCHES}
    return Answer(data, [*shown(office, OFFICE_FORM), *shown(settings, RULES_FORM, words)])


def set_settings(args: argparse.Namespace) -> Answer:
    """Change the office's identity or rules; each value goes where its field stands."""
    own, rules = _sorted(args.field)
    with opened(args) as ws:
        if own:
            offices.revise_office(ws, filled(offices.office(ws), own, OFFICE_FORM))
        if rules:
            offices.revise_settings(ws, filled(ws.settings, rules, RULES_FORM, _special()))
        office = offices.office(ws)
        data = {"name": office.name, "settings": asdict(ws.settings)}
    return Answer(data, [word("records.settings_set", count=len(args.field))])


def _sorted(given: list[str]) -> tuple[list[str], list[str]]:
    """Return (those of the identity, those of the rules); a field of neither is left to be refused there."""
    own = [each for each in given if names_field(Office, each, OFFICE_FORM)]
    return own, [each for each in given if each not in own]


Command = Callable[[argparse.Namespace], Answer]

ACTIONS: dict[str, dict[str, Command]] = {
    "units": {
        "list": list_units,
        "add": add_unit,
        "set": set_unit,
        "rename": rename_unit,
        "alias": alias_unit,
        "merge": merge_units,
    },
    "documents": {
        "list": list_documents,
        "add": add_document,
        "set": set_document,
        "remove": drop_document,
    },
    "settings": {"list": list_settings, "set": set_settings},
}


def act(args: argparse.Namespace) -> Answer:
    """Carry out the second word of a command."""
    return ACTIONS[args.command][args.action](args)


COMMANDS: dict[str, Command] = dict.fromkeys(ACTIONS, act)
