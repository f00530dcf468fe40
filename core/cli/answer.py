"""How the command line answers: one JSON object for programs, plain sentences for people."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found or did. ``lines`` are for people; the exit code is 0 unless said otherwise."""

    data: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    exit_code: int = 0


def give(answer: Answer, *, as_json: bool) -> int:
    """Print ``answer`` and return its exit code: JSON on stdout, people's words beside it on stderr."""
    people = sys.stderr if as_json else sys.stdout
    for line in answer.lines:
        people.write(f"{line}\n")
    if as_json:
        sys.stdout.write(json.dumps(plain(answer.data), ensure_ascii=False) + "\n")
    return answer.exit_code


def plain(value: object) -> object:
    """Return ``value`` as JSON can hold it: records as objects, days as ISO text, paths as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value
