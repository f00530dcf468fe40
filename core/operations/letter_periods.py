"""What 通报, 专报, 简报 and answers upward say of figures, counted as statistics are (rows 56, 64, 97)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.cells import stored_words
from core.domain.rows import IssueRow
from core.domain.unit import Unit
from core.letters.content import LetterFacts
from core.operations.day_figures import figures_on
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered
from core.statistics.figures import Dimension, Figure, Line, Statistics
from core.statistics.rates import Rate
from core.store import records
from core.wording import chinese_date, word
from core.workspace import Workspace


def about_period(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about the figures says."""
    found = figures_on(ws, request.dated_on, request.batch)
    shown = found.shown
    units = [line for line in shown.table(Dimension.UNIT).lines if line.value and line.number(Figure.ALL)]
    worst = sorted(units, key=_worst_first)
    lists = {
        "figures": tuple(_counts(shown)),
        "ranking": tuple(_unit_line(line, "unit_line") for line in worst),
        "best": tuple(_unit_line(line, "unit_progress") for line in sorted(units, key=_best_first)),
        "overdue_items": tuple(map(_overdue_line, found.late)),
    }
    said = {"batch": request.batch, **_whole(shown.whole), **_words(shown, worst)}
    name = records.get(ws.ledger, Unit, request.unit_uuid).name if request.unit_uuid else ""
    facts = replace(bare, addressee=name, said=said, lists=lists)
    return Gathered(facts=facts, addressee_uuid=request.unit_uuid, items=(), notices=found.notices)


def _whole(whole: Line) -> dict[str, str]:
    return {
        "total": _number(whole, Figure.ALL),
        "done_count": _number(whole, Figure.DONE),
        "closed_count": _number(whole, Figure.CLOSED),
        "overdue_count": _number(whole, Figure.OVERDUE),
        **{f"{name}_rate": _percent(rate) for name, rate in whole.rates().items()},
    }


def _words(shown: Statistics, worst: Sequence[Line]) -> dict[str, str]:
    """Return the running sentences: where the issues stand, who is late, and why units add up to more."""
    overlap, nobody = shown.overlap(Dimension.UNIT), shown.without(Dimension.UNIT)
    late = [line for line in worst if line.number(Figure.OVERDUE)]
    return {
        "status_words": _status_words(shown),
        "late_units": word("letters.list_comma").join(_late_unit(line) for line in late),
        "unit_overlap": _overlap(shown.whole, overlap - nobody) if overlap else "",
        "no_bearer": word("letter_kinds.no_bearer", count=nobody) if nobody else "",
    }


def _overlap(whole: Line, added: int) -> str:
    borne = whole.number(Figure.ALL) + added
    return word("letter_kinds.unit_overlap", sum=borne, all=whole.number(Figure.ALL))


def _counts(shown: Statistics) -> list[str]:
    return [_status_line(line) for line in _stages(shown)]


def _stages(shown: Statistics) -> list[Line]:
    return [line for line in shown.table(Dimension.STATUS).lines if line.number(Figure.ALL)]


def _status_words(shown: Statistics) -> str:
    found = _stages(shown)
    if len(found) == 1:
        return word("letter_kinds.status_one", status=stored_words("status", found[0].value))
    counts = word("letters.list_comma").join(_counts(shown))
    return word("letter_kinds.status_many", counts=counts) if counts else ""


def _overdue_line(row: IssueRow) -> str:
    key = "overdue_item" if row.bearers else "overdue_item_alone"
    text = row.text.strip().rstrip(word("punctuation.ends"))
    due = chinese_date(row.next_due)
    return word(f"letter_kinds.{key}", code=row.code, text=text, units=row.bearers, due=due)


def _number(line: Line, figure: Figure) -> str:
    return str(line.number(figure)) if line.number(Figure.ALL) else ""


def _percent(rate: Rate) -> str:
    return word("letter_kinds.percent", number=rate.percent) if rate.percent else ""


def _worst_first(line: Line) -> tuple[int, int, str]:
    return -line.number(Figure.OVERDUE), -line.number(Figure.ALL), line.value


def _best_first(line: Line) -> tuple[float, int, str]:
    return -line.number(Figure.DONE) / line.number(Figure.ALL), -line.number(Figure.DONE), line.value


def _status_line(line: Line) -> str:
    words = stored_words("status", line.value)
    return word("letter_kinds.status_line", status=words, count=line.number(Figure.ALL))


def _late_unit(line: Line) -> str:
    return word("letter_kinds.late_unit", unit=line.value, count=line.number(Figure.OVERDUE))


def _unit_line(line: Line, key: str) -> str:
    return word(
        f"letter_kinds.{key}",
        unit=line.value,
        all=line.number(Figure.ALL),
        done=line.number(Figure.DONE),
        overdue=line.number(Figure.OVERDUE),
        rate=_percent(line.completion),
    )
