"""操作留痕 of a register entry: the fields before and after, by their own names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from core.domain.issue import Issue
from core.domain.register import RegisterDefinition, RegisterEntry, RegisterLink
from core.operations.register_definitions import definition_for
from core.operations.register_links import told_records
from core.operations.register_traces import said
from core.operations.trail import Difference
from core.store import journal, records
from core.store.mapping import Value, shape_of
from core.wording import word
from core.workspace import Workspace

_Image = Mapping[str, Value] | None


def entry_differences(ws: Workspace, sequence: int, uuid: str) -> list[Difference]:
    """Return what journal entry ``sequence`` changed in the register entry ``uuid`` and in its links."""
    definition = definition_for(ws, records.get(ws.ledger, RegisterEntry, uuid).register)
    found: list[Difference] = []
    for table, changed, before, after in journal.images(ws.ledger, sequence):
        if table == "register_entry" and changed == uuid:
            found += _of_entry(ws, definition, before, after)
        elif table == "register_link" and uuid in {_owner(before), _owner(after)}:
            found.append(_of_link(ws, definition, before, after))
    return found


def _owner(image: _Image) -> Value:
    return image["entry_uuid"] if image else None


def _of_entry(
    ws: Workspace, definition: RegisterDefinition, before: _Image, after: _Image
) -> Iterator[Difference]:
    code = tuple(str(image["code"]) if image else "" for image in (before, after))
    if code[0] != code[1]:
        yield Difference(word("columns.entry_code"), *code)
    old, new = _filled(before), _filled(after)
    order = [field.key for field in definition.fields]
    for key in dict.fromkeys((*order, *sorted(old.keys() | new.keys()))):
        pair = _words(definition, key, old.get(key, "")), _words(definition, key, new.get(key, ""))
        if pair[0] != pair[1]:
            field = definition.any_field(key)
            yield Difference(field.label if field else key, *pair)
    raised = tuple(_issue_code(ws, image) for image in (before, after))
    if raised[0] != raised[1]:
        yield Difference(word("columns.entry_issue"), *raised)


def _filled(image: _Image) -> dict[str, str]:
    return dict(json.loads(str(image["filled"]))) if image else {}


def _words(definition: RegisterDefinition, key: str, text: str) -> str:
    field = definition.any_field(key)
    return said(field, text) if field else text


def _issue_code(ws: Workspace, image: _Image) -> str:
    if not image or not image["issue_uuid"]:
        return ""
    found = records.find(ws.ledger, Issue, uuid=image["issue_uuid"])
    return found[0].code if found else word("registers.gone")


def _of_link(ws: Workspace, definition: RegisterDefinition, before: _Image, after: _Image) -> Difference:
    shape = shape_of(RegisterLink)
    image = after or before or {}
    link: RegisterLink = shape.record_of(shape.row_from(image))
    told = told_records(ws, [link]).get(link.target_uuid)
    code = told.code if told else word("registers.gone")
    field = definition.any_field(link.field)
    return Difference(field.label if field else link.field, code if before else "", code if after else "")
