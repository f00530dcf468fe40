"""A register's definition as a TOML file: given to a neighbour county, or taken over from one."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.domain.register import RegisterDefinition
from core.domain.register_table import definition_of, table_of
from core.errors import Refused
from core.files import file_error, whole_file
from core.operations.register_definitions import definition_for, definitions, new_key, shipped_keys
from core.workspace import Workspace

_MOST_BYTES = 1_000_000
"""A definition has a few kilobytes; a larger file is no definition and is not read whole."""


def write_definition(ws: Workspace, key: str, path: Path) -> Path:
    """Write the definition of a register to ``path``: its fields and rules, not one entry."""
    text = toml_of(definition_for(ws, key))
    with whole_file(path) as making:
        making.write_text(text, encoding="utf-8", newline="\n")
    return path


def read_definition(ws: Workspace, path: Path) -> RegisterDefinition:
    """Return the register of a file as this ledger would keep it; nothing is written yet.

    One that is here already under its key and name is brought up to date, a shipped one is made the office's
    own; any other comes beside those there are, under a key of its own. Raises ``Refused`` when the file
    is none.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise file_error(error, path) from error
    if len(raw) > _MOST_BYTES:
        raise Refused("register_file", path=str(path), reason=f"> {_MOST_BYTES} B")
    try:
        made = definition_of(tomllib.loads(raw.decode("utf-8-sig")))
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused("register_file", path=str(path), reason=str(error)[:200]) from error
    return _placed(ws, made)


def _placed(ws: Workspace, made: RegisterDefinition) -> RegisterDefinition:
    """Return a register read from a file in the place it takes here."""
    for present in definitions(ws):
        same = present.key == made.key and present.name == made.name
        if same or (present.key == made.key and made.key in shipped_keys()):
            return replace(
                made,
                uuid=present.uuid,
                revision=present.revision,
                place=present.place,
                hidden=present.hidden,
            )
    blank = RegisterDefinition(key=new_key(ws), name=made.name)
    return replace(made, uuid="", revision=blank.revision, key=blank.key, place=blank.place, hidden=())


def toml_of(definition: RegisterDefinition) -> str:
    """Return the file of a register, as those the program ships with are written."""
    table = table_of(definition)
    tables = {key for key, value in table.items() if isinstance(value, list) and isinstance(value[0], dict)}
    lines = [f"{key} = {_written(value)}" for key, value in table.items() if key not in tables]
    for key in (each for each in table if each in tables):
        for part in table[key]:
            lines += ["", f"[[{key}]]", *(f"{name} = {_written(value)}" for name, value in part.items())]
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:  # noqa: ANN401
    """Return a value in TOML; its strings are escaped as JSON's are, and DEL, which JSON leaves, as well."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_written(each)}' for key, each in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
