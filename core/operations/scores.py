"""考评计分 (domain rows 65, 47): what the rules propose for a year, accepted by a person into 考评得分."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core.domain.change import Outcome
from core.domain.office import Office
from core.domain.register import YES, RegisterDraft, RegisterEntry
from core.domain.register_rules import number_in
from core.domain.scoring import (
    Happening,
    ScoreEvent,
    ScoreProposal,
    ScoreRule,
    UnitScore,
    proposals,
    standings,
)
from core.exporting.plain_book import PlainSheet, write_plain
from core.operations import offices
from core.operations.register_definitions import definition_for
from core.operations.registers import enter
from core.operations.score_events import happenings
from core.operations.units import UnitBook, unit_names_by_uuid
from core.operations.writing import change, outcome
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

RULES, SCORES = "score_rules", "scores"
_WIDTHS = (10.0, 28.0, 10.0, 10.0, 10.0, 10.0)


def rules(ws: Workspace, year: int) -> list[ScoreRule]:
    """Return the office's rules of a year that are not stopped."""
    events = {word_of(each): each for each in ScoreEvent}
    found = []
    for entry in records.find(ws.ledger, RegisterEntry, order="code", register=RULES):
        values = entry.values
        event, points = events.get(values.get("event", "")), number_in(values.get("points", ""))
        if event and points and values.get("year") == str(year) and values.get("stopped") != YES:
            detail, basis = values.get("detail", ""), values.get("basis", "")
            found.append(ScoreRule(event=event, detail=detail, points=points, basis=basis))
    return found


def proposed(ws: Workspace, year: int) -> list[ScoreProposal]:
    """Return what the rules would count in ``year`` and nobody accepted yet."""
    present = rules(ws, year)
    if not present:
        return []
    book = UnitBook(ws.ledger)
    taken = {
        (book.known(values.get("unit", "")), values.get("item"), values.get("source"))
        for values in _entries(ws, year)
    }
    found = proposals(present, happenings(ws, year))
    return [
        each
        for each in found
        if (each.happening.unit_uuid, item_of(each.happening), source_of(each.happening)) not in taken
    ]


def item_of(event: Happening) -> str:
    """Return what 考评事项 says of an event."""
    if not event.detail:
        return word_of(event.event)
    return word("scores.item", event=word_of(event.event), detail=event.detail)


def source_of(event: Happening) -> str:
    """Return the trail of an event: the number of its record and the day; no event is counted twice by it."""
    return word("scores.source", code=event.code, day=chinese_date(event.day))


def accept(ws: Workspace, year: int, chosen: Sequence[ScoreProposal]) -> Outcome[list[RegisterEntry]]:
    """Enter the proposals a person chose as lines of 考评得分, all in one act that undo takes back.

    What somebody else accepted meanwhile is left out.
    """
    waiting = set(proposed(ws, year))
    definition = definition_for(ws, SCORES)
    names = unit_names_by_uuid(ws)
    wanted = [each for each in dict.fromkeys(chosen) if each in waiting]
    with change(ws, "register.accept_scores", year=year, count=len(wanted)) as tx:
        entered = [
            enter(ws, tx, definition, _draft(year, each, names[each.happening.unit_uuid])) for each in wanted
        ]
    return outcome(ws, tx, entered)


def _draft(year: int, proposal: ScoreProposal, unit: str) -> RegisterDraft:
    event, rule = proposal.happening, proposal.rule
    values = {
        "year": str(year),
        "unit": unit,
        "item": item_of(event),
        "score": f"{rule.points:f}",
        "reason": " ".join(filter(None, (event.code, event.text, rule.basis))),
        "source": source_of(event),
    }
    links = {"issues": (event.issue_uuid,), "letters": (event.letter_uuid,)}
    return RegisterDraft(values=values, links={key: uuids for key, uuids in links.items() if uuids[0]})


def table(ws: Workspace, year: int) -> list[UnitScore]:
    """Return what every unit has in ``year`` by the lines of 考评得分, entered by hand or accepted."""
    points: dict[str, list[Decimal]] = defaultdict(list)
    for values in _entries(ws, year):
        score = number_in(values.get("score", ""))
        if score is not None:
            points[values.get("unit", "")].append(score)
    return standings(points)


def rank_units(ws: Workspace, *, on: bool) -> Outcome[Office]:
    """Show places beside the points, or not; not unless the office says so."""
    return offices.revise_settings(ws, replace(ws.settings, score_ranking=on))


def score_rows(ws: Workspace, year: int) -> list[tuple[str, ...]]:
    """Return the table as words; the place is empty where the office does not rank."""
    ranked = ws.settings.score_ranking
    return [
        (
            str(each.rank) if ranked else "",
            each.unit,
            str(each.items),
            *(f"{number:f}" for number in (each.plus, each.minus, each.total)),
        )
        for each in table(ws, year)
    ]


def score_heads() -> tuple[str, ...]:
    """Return the headings of the table."""
    return tuple(word(f"scores.{key}") for key in ("rank", "unit", "items", "plus", "minus", "total"))


def export_scores(ws: Workspace, path: Path, year: int) -> Path:
    """Write the table of points of a year as Excel; without the places where the office does not rank."""
    first = 0 if ws.settings.score_ranking else 1
    sheet = PlainSheet(
        name=word("scores.sheet"),
        title=word("scores.title", year=year),
        heads=score_heads()[first:],
        widths=_WIDTHS[first:],
        rows=[row[first:] for row in score_rows(ws, year)],
        below=(word("registers.signed"),),
    )
    write_plain(path, [sheet])
    return path


def _entries(ws: Workspace, year: int) -> list[dict[str, str]]:
    found = records.find(ws.ledger, RegisterEntry, order="code", register=SCORES)
    return [entry.values for entry in found if entry.values.get("year") == str(year)]
