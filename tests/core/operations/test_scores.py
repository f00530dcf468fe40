from __future__ import annotations

from openpyxl import load_workbook

from core.domain.register import RegisterDraft
from core.domain.scoring import ScoreEvent
from core.operations import history, register_definitions, registers, scores
from core.wording import word_of

PRACTICE = {"title": "一窗受理", "unit": "县司法局", "noted_on": "2020-03-02"}


def add(ws, register, **values):
    return registers.add_entry(ws, register, RegisterDraft(values=values)).value


def a_rule(ws, event, points, **values):
    return add(ws, "score_rules", year="2020", event=word_of(event), points=points, **values)


def test_every_event_is_a_choice_of_the_rules():
    event = register_definitions.shipped()["score_rules"].field("event")
    assert set(event.choices) == {word_of(each) for each in ScoreEvent}


def test_events_are_proposed_by_rules_accepted_once_and_undone_in_one_step(ws):
    add(ws, "practices", **PRACTICE)
    assert scores.proposed(ws, 2020) == []
    a_rule(ws, ScoreEvent.PRACTICE, "1.5")
    a_rule(ws, ScoreEvent.PRACTICE_SPREAD, "1", stopped="yes")
    add(ws, "practices", **PRACTICE | {"title": "案管分离", "spread_on": "2020-05-01"})
    found = scores.proposed(ws, 2020)
    assert [(each.happening.code, each.rule.points) for each in found] == [
        ("亮点2020-001", 1.5),
        ("亮点2020-002", 1.5),
    ]
    assert scores.proposed(ws, 2019) == []
    entered = scores.accept(ws, 2020, found[:1] * 2).value
    assert [entry.values["source"] for entry in entered] == ["亮点2020-001（2020年3月2日）"]
    assert scores.proposed(ws, 2020) == found[1:]
    assert scores.accept(ws, 2020, found[:1]).value == []
    history.undo(ws)
    assert scores.proposed(ws, 2020) == found


def test_places_stand_in_the_table_only_where_the_office_wants_them(ws, tmp_path):
    for unit, score in (("县司法局", "-1"), ("县教育局", "2")):
        add(ws, "scores", year="2020", unit=unit, item="加减分", score=score)
    assert [row[0] for row in scores.score_rows(ws, 2020)] == ["", ""]
    scores.rank_units(ws, on=True)
    assert scores.score_rows(ws, 2020)[0] == ("1", "县教育局", "1", "2", "0", "2")
    path = scores.export_scores(ws, tmp_path / "s.xlsx", 2020)
    assert load_workbook(path).active["A2"].value == scores.score_heads()[0]
    assert scores.score_rows(ws, 2019) == []
    scores.rank_units(ws, on=False)
    assert load_workbook(scores.export_scores(ws, path, 2020)).active["A2"].value == scores.score_heads()[1]
