"""What goes with a letter: tables of many items as annexes, and the slip that comes back.

Annexes stand in the kind's own file (``[[annex]]``), slips in ``resources/letters/forms`` by the way a kind's
delivery is proved (``receipt``). Both are data, filled as the letter's own text is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from core.errors import Environment
from core.letters.content import Annex, Column, Form, FormCell, FormRow, Table
from core.letters.filling import filled, known_names
from core.resources import resource_path
from core.wording import word

_FORMS = "forms"
Rows = Mapping[str, list[dict[str, str]]]


def annexes_of(
    plan: Mapping[str, Any], values: Mapping[str, str], rows: Rows, flags: Mapping[str, bool]
) -> Iterator[Annex]:
    """Yield the annexes whose conditions hold; one without rows is left out."""
    known = known_names(plan)
    for entry in plan.get("annex", ()):
        if not flags.get(entry.get("when", ""), True) or flags.get(entry.get("unless", ""), False):
            continue
        columns = entry["columns"]
        lines = tuple(
            tuple(_cell(filled(column["text"], {**values, **row}, known)) for column in columns)
            for row in rows.get(entry["each"], [])
        )
        if lines:
            heads = tuple(
                Column(
                    heading=column["heading"],
                    width=float(column.get("width", 1)),
                    centred=bool(column.get("centred", False)),
                )
                for column in columns
            )
            title = filled([entry["title"]], values, known)
            yield Annex(
                title=title, table=Table(columns=heads, rows=lines), turned=bool(entry.get("turned", False))
            )


def _cell(text: str) -> str:
    """Return ``text`` as a cell of a table says it: without a full stop at its end (CY/T 170-2019)."""
    return text.removesuffix(word("letters.copied_to_end"))


def forms_of(plan: Mapping[str, Any], values: Mapping[str, str]) -> tuple[Form, ...]:
    """Return the sheet by which the receiver answers; none for a kind whose receipt needs no paper."""
    form = _forms().get(str(plan.get("receipt", "")))
    if form is None:
        return ()
    known = known_names(plan)
    rows = tuple(
        FormRow(
            cells=tuple(
                FormCell(
                    text=cell["label"] if "label" in cell else filled([cell.get("text", "")], values, known),
                    width=float(cell.get("width", 1)),
                    label="label" in cell,
                )
                for cell in row["cells"]
            ),
            lines=float(row.get("lines", 1)),
        )
        for row in form["row"]
    )
    closing = (filled([line], values, known) for line in form["closing"])
    return (
        Form(
            title=form["title"],
            subtitle=filled([form["subtitle"]], values, known),
            rows=rows,
            closing=tuple(line for line in closing if line),
            code=values.get("record_code", ""),
        ),
    )


@cache
def _forms() -> dict[str, dict[str, Any]]:
    """Return the forms by the receipt they are for. Raises ``Environment`` for a file that is no form."""
    found = {}
    for path in sorted(resource_path("letters", _FORMS).glob("*.toml")):
        try:
            form = tomllib.loads(path.read_text(encoding="utf-8"))
            found[str(form["receipt"])] = form
        except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
            raise Environment("letter_template_damaged", name=path.name) from error
    return found
