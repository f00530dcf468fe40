"""What a clerk asked for, kept with the letter as JSON, so that a correction can begin where it began."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from core.domain.letter import Letter, LetterKind, SentWay
from core.letters.paper import PaperFormat, Pitch
from core.operations.letter_dress import LetterDress
from core.operations.letter_request import LetterRequest

_DAYS = ("dated_on", "reply_due")


def asked_text(request: LetterRequest) -> str:
    """Return ``request`` as JSON, in a fixed order; words edited by hand are not asked for again."""
    return json.dumps(
        asdict(replace(request, edited=None)), ensure_ascii=False, sort_keys=True, default=date.isoformat
    )


def asked_of(letter: Letter) -> LetterRequest | None:
    """Return what was asked for in a letter; ``None`` when it was kept by no program or cannot be read."""
    return request_from(letter.asked)


def request_from(text: str) -> LetterRequest | None:
    """Return the request that ``asked_text`` wrote; ``None`` for what cannot be read."""
    try:
        raw: dict[str, Any] = json.loads(text)
        return _request(raw)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _request(raw: dict[str, Any]) -> LetterRequest:
    known = {field.name for field in fields(LetterRequest)}
    told = {name: _plain(value) for name, value in raw.items() if name in known}
    told |= {name: date.fromisoformat(raw[name]) if raw[name] else None for name in _DAYS}
    told["said"] = tuple((str(key), str(text)) for key, text in raw["said"])
    told["sent_way"] = SentWay(raw["sent_way"]) if raw.get("sent_way") else None
    return LetterRequest(**told | {"kind": LetterKind(raw["kind"]), "dress": _dress(raw["dress"])})


def _dress(raw: dict[str, Any]) -> LetterDress:
    known = {field.name for field in fields(LetterDress)}
    told = {name: _plain(value) for name, value in raw.items() if name in known}
    told["format"] = PaperFormat(raw["format"]) if raw.get("format") else None
    told["pitch"] = Pitch(raw["pitch"]) if raw.get("pitch") else None
    return LetterDress(**told)


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    return tuple(value) if isinstance(value, list) else value
