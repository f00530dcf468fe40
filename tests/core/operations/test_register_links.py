"""An entry points to many records; what it points to stays as long as it does, and undo knows of it all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.register import LinkTarget, RegisterDraft, RegisterEntry, RegisterLink
from core.errors import Refused
from core.operations import history, inspections, issues, measures, register_links, registers, units
from core.operations.register_definitions import shipped
from core.store import records
from tests.core.operations.registered import CLUE, a_clue, a_measure, an_inspection, an_issue

CLUES = shipped()["clues"]
RESULTS = shipped()["results"]


def links_in(ws):
    found = records.find(ws.ledger, RegisterLink)
    return sorted((link.entry_uuid, link.field, link.target_uuid) for link in found)


@pytest.fixture
def targets(ws):
    return [an_issue(ws, f"问题{number}").uuid for number in range(4)]


picks = st.lists(st.integers(0, 3), unique=True, max_size=4)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=picks, later=picks, code=st.sampled_from(["", "甲"]))
def test_an_entry_with_links_comes_back_as_it_was_and_undo_takes_every_step_back(
    ws, targets, first, later, code
):
    before = links_in(ws)
    one = tuple(targets[place] for place in first)
    entry = a_clue(ws, {"issues": one})
    read = registers.draft_of(ws, entry.uuid)
    assert (read.values, set(read.links.get("issues", ()))) == (CLUE, set(one))
    whole = links_in(ws)
    two = tuple(targets[place] for place in later)
    draft = RegisterDraft(code=code, values=CLUE | {"note": "改"}, links={"issues": two})
    revised = registers.revise_entry(ws, entry.uuid, entry.revision, draft).value
    assert {uuid for _, _, uuid in links_in(ws)} - {uuid for _, _, uuid in before} == set(two)
    registers.remove_entry(ws, revised.uuid)
    assert links_in(ws) == before
    history.undo(ws)
    assert {uuid for owner, _, uuid in links_in(ws) if owner == entry.uuid} == set(two)
    history.undo(ws)
    assert links_in(ws) == whole
    history.undo(ws)
    assert links_in(ws) == before
    assert records.find(ws.ledger, RegisterEntry) == []


def test_a_field_of_links_that_a_draft_does_not_name_keeps_what_it_points_to(ws, targets):
    entry = a_clue(ws, {"issues": tuple(targets[:2])})
    same = registers.revise_entry(ws, entry.uuid, 1, RegisterDraft(values=CLUE | {"note": "改"})).value
    assert len(links_in(ws)) == 2
    only = registers.revise_entry(
        ws, entry.uuid, same.revision, RegisterDraft(values=same.values, links={"issues": ()})
    ).value
    assert links_in(ws) == []
    assert only.revision == same.revision + 1
    with pytest.raises(Refused, match="changed_meanwhile"):
        registers.revise_entry(ws, entry.uuid, same.revision, RegisterDraft(values=CLUE))


def test_every_kind_of_record_is_found_by_words_and_by_number(ws):
    issue, visit = an_issue(ws, "罚没收入与办案挂钩"), an_inspection(ws)
    measure = a_measure(ws, issue)
    told = register_links.records_told(ws, LinkTarget.MEASURE, [measure.uuid])[measure.uuid]
    assert (told.code, told.opens) == (f"{issue.code}/1", issue.uuid)
    assert [each.uuid for each in register_links.found_by(ws, LinkTarget.ISSUE, "罚没 挂钩")] == [issue.uuid]
    assert [each.uuid for each in register_links.found_by(ws, LinkTarget.MEASURE, "培训")] == [measure.uuid]
    assert [each.uuid for each in register_links.found_by(ws, LinkTarget.UNIT, "司法")] != []
    assert register_links.found_by(ws, LinkTarget.LETTER, "没有这个") == []
    issue_field, visit_field = CLUES.field("issues"), CLUES.field("inspections")
    assert register_links.by_number(ws, issue_field, issue.code) == issue.uuid
    assert register_links.by_number(ws, visit_field, visit.code) == visit.uuid
    assert register_links.by_number(ws, RESULTS.field("measures"), f"{issue.code}/1") == measure.uuid
    for field, number in ((issue_field, "没有"), (RESULTS.field("measures"), f"{issue.code}/9")):
        with pytest.raises(Refused, match="unknown_code"):
            register_links.by_number(ws, field, number)
    assert register_links.fields_for(CLUES, LinkTarget.ISSUE) == [issue_field]


def test_what_entries_point_to_is_not_removed_under_them(ws):
    issue, visit = an_issue(ws), an_inspection(ws)
    measure = a_measure(ws, issue)
    clue = a_clue(ws, {"issues": (issue.uuid,), "inspections": (visit.uuid,)})
    values = {"title": "裁量基准", "kind": "工作制度", "issued_on": "2020-08-01"}
    draft = RegisterDraft(values=values, links={"measures": (measure.uuid,)})
    registers.add_entry(ws, "results", draft)
    for refused in (
        lambda: issues.remove_issue(ws, issue.uuid),
        lambda: measures.remove_measure(ws, measure.uuid),
        lambda: inspections.remove_inspection(ws, visit.uuid),
    ):
        with pytest.raises(Refused, match="linked_from_registers"):
            refused()
    with pytest.raises(Refused, match="linked_from_registers") as told:
        register_links.refuse_linked(ws, issue.code, issue_uuid=[issue.uuid])
    assert (told.value.facts["entries"], told.value.facts["count"]) == (clue.code, 1)
    for link in records.find(ws.ledger, RegisterLink):
        register_links.unlink(ws, link.uuid)
    issues.remove_issue(ws, issue.uuid)
    inspections.remove_inspection(ws, visit.uuid)
    assert len(records.find(ws.ledger, RegisterEntry)) == 2


def test_a_link_taken_away_shows_in_the_trail_and_comes_back(ws, targets):
    entry = a_clue(ws, {"issues": tuple(targets[:2])})
    link = records.find(ws.ledger, RegisterLink)[0]
    register_links.unlink(ws, link.uuid)
    assert records.get(ws.ledger, RegisterEntry, entry.uuid).revision == 2
    assert len(history.entries(ws, entry.uuid)) == 2
    history.undo(ws)
    assert len(links_in(ws)) == 2


def test_the_last_link_of_a_field_that_must_be_filled_stays(ws, monkeypatch):
    from dataclasses import replace

    fields = tuple(replace(each, required=each.required or each.key == "issues") for each in CLUES.fields)
    strict = replace(CLUES, fields=fields)
    monkeypatch.setattr(register_links, "definition_for", lambda *_: strict)
    entry = a_clue(ws, {"issues": (an_issue(ws).uuid,)})
    with pytest.raises(Refused, match="link_required"):
        register_links.unlink(ws, records.find(ws.ledger, RegisterLink, entry_uuid=entry.uuid)[0].uuid)


def test_two_units_made_one_leave_one_link(ws):
    an_issue(ws)
    practice = {"title": "一窗受理", "unit": "县司法局", "noted_on": "2020-08-01"}
    registers.add_entry(ws, "practices", RegisterDraft(values=practice | {"unit": "司法局"}))
    keep, gone = units.unit_of(ws, "县司法局"), units.unit_of(ws, "司法局")
    both = RegisterDraft(values=practice, links={"spread_to": (keep.uuid, gone.uuid)})
    registers.add_entry(ws, "practices", both)
    units.merge_units(ws, keep.uuid, gone.uuid)
    assert [target for _, _, target in links_in(ws)] == [keep.uuid]
    history.undo(ws)
    assert {target for _, _, target in links_in(ws)} == {keep.uuid, gone.uuid}


def test_issues_found_at_an_inspection_are_told_by_inspection(ws):
    visit = an_inspection(ws, "案卷缺页", "超期办理")
    problem = inspections.inspection_dossier(ws, visit.uuid).problems[0]
    issue = inspections.raise_issue(ws, problem.uuid).value
    assert register_links.problems_issues(ws, [visit.uuid]) == {visit.uuid: [issue.uuid]}
