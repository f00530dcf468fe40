"""Templates found by their names and their wording: those of letters, and those of 报送.

No list shows them, so a hit names the act of the window that opens it. The words of a letter template are
searched as a clerk reads them, with Chinese names between the braces.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from core import letter_shelf
from core.domain.export_template import ExportTemplate
from core.domain.hit import Hit
from core.domain.listing import ListKind
from core.letter_kinds import all_plans
from core.letters.placeholders import names_of, shown
from core.store import records
from core.workspace import Workspace

LETTER_TEMPLATE, EXPORT_TEMPLATE = "letter_template", "export_template"
"""The acts that open what is found."""
_BEFORE, _LENGTH = 12, 60
_WORDED = ("title", "note", "mark", "fields", "annex", "block")
_UNWORDED = frozenset({"each", "when", "unless", "style", "key"})


def template_hits(ws: Workspace, words: str) -> tuple[list[Hit], list[Hit]]:
    """Return the templates whose name holds every word of ``words``, and those whose wording does."""
    wanted = [each.casefold() for each in words.split()]
    named: list[Hit] = []
    worded: list[Hit] = []
    if not wanted:
        return named, worded
    for bare, name, texts in (*_letters(), *_exports(ws)):
        whole = "\n".join((name, *texts)).casefold()
        if all(each in name.casefold() for each in wanted):
            named.append(_hit(bare, name, next(iter(texts), "")))
        elif all(each in whole for each in wanted):
            worded.append(_hit(bare, name, _excerpt((name, *texts), wanted)))
    return named, worded


def _hit(opens: tuple[str, str], title: str, excerpt: str) -> Hit:
    """Return the hit; its ``kind`` is the list beside which the window keeps such templates."""
    act, uuid = opens
    kind = ListKind.LETTERS if act == LETTER_TEMPLATE else ListKind.ISSUES
    return Hit(kind=kind, uuid=uuid, issue_uuid=None, title=title, excerpt=excerpt, act=act)


def _letters() -> Iterator[tuple[tuple[str, str], str, tuple[str, ...]]]:
    for plan in all_plans():
        texts = _texts(letter_shelf.text_of(plan.identifier))
        yield (LETTER_TEMPLATE, plan.identifier), plan.name, texts


def _exports(ws: Workspace) -> Iterator[tuple[tuple[str, str], str, tuple[str, ...]]]:
    for each in records.find(ws.ledger, ExportTemplate):
        told = [text for column in each.columns for text in (column.heading, column.fixed)]
        texts = tuple(filter(None, (each.note, each.sheet, *told)))
        yield (EXPORT_TEMPLATE, each.uuid), each.name, texts


@lru_cache(maxsize=256)
def _texts(text: str) -> tuple[str, ...]:
    """Return the words of a letter template as the editor shows them; none for text that is no TOML."""
    try:
        plan = tomllib.loads(text)
        names = names_of(plan)
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    return tuple(shown(each, names) for key in _WORDED for each in _strings(plan.get(key)) if each.strip())


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in _UNWORDED:
                yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _excerpt(texts: Iterable[str], wanted: list[str]) -> str:
    for text in texts:
        for each in wanted:
            at = text.casefold().find(each)
            if at >= 0:
                start = max(0, at - _BEFORE)
                return text[start : start + _LENGTH]
    return ""
