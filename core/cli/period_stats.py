"""``stats --by month``: the figures period by period, each with the records it counts."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from core.cli.answer import Answer
from core.cli.period_parser import BY
from core.domain.listing import ListKind
from core.operations import period_figures
from core.statistics.period_figures import PeriodFigure, PeriodFigures, PeriodLine
from core.statistics.words import rate_words, span_words
from core.wording import word
from core.workspace import Workspace

_KINDS = (ListKind.ISSUES, ListKind.MEASURES)


def wanted(args: argparse.Namespace) -> bool:
    """Tell whether periods were asked for."""
    return any((args.by, args.first, args.last))


def answer(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Show every period since the ledger was begun, or the days from ``--from`` to ``--to``."""
    found = [_read(ws, kind, args) for kind in _KINDS]
    lines = [line for each in found for line in _said(each)]
    facts: dict[str, Any] = {each.kind.value: [_line(each, line) for line in each.lines] for each in found}
    return Answer(facts | {"as_of": found[0].as_of, "begun": found[0].begun, "batch": args.batch}, lines)


def _read(ws: Workspace, kind: ListKind, args: argparse.Namespace) -> PeriodFigures:
    if args.by:
        return period_figures.by_cycle(
            ws,
            kind,
            BY[args.by],
            batch=args.batch,
            day=args.as_of,
            first=args.first,
            last=args.last,
        )
    asked = args.as_of or ws.clock.today()
    first = args.first or period_figures.begun_on(ws)
    return period_figures.between(ws, kind, first, args.last or asked, batch=args.batch, day=asked)


def _said(found: PeriodFigures) -> list[str]:
    key = "by_period.said" if found.kind is ListKind.ISSUES else "by_period.said_measures"
    told = [figure for figure in PeriodFigure if figure is not PeriodFigure.ON_TIME]
    return [
        word(
            key,
            period=span_words(line.span),
            on_time=rate_words(line.on_time),
            **{figure.value: line.number(figure) for figure in told},
        )
        for line in found.lines
    ]


def _line(found: PeriodFigures, line: PeriodLine) -> dict[str, Any]:
    """Return a period with its counts, its rates as part and whole, and the numbers of the records behind."""
    return {
        "period": line.span.code,
        "first": line.span.first,
        "last": line.span.last,
        "seen": line.seen,
        "counts": {figure.value: line.number(figure) for figure in PeriodFigure},
        "rates": {name: asdict(rate) | {"percent": rate.percent} for name, rate in line.rates().items()},
        "rows": {figure.value: [found.names[uuid] for uuid in line.rows[figure]] for figure in PeriodFigure},
    }
