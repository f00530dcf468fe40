"""Links: many records, one truth. Undo takes back exactly the link, and no total ever counts one twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.criterion import CriterionDraft
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.evidence import Evidence
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.links import IssueLink, MeasureLink, SeenSlot
from core.domain.listing import ListKind
from core.domain.measure import MeasureStatus
from core.errors import Refused
from core.operations import criteria, evidence, history, issues, links, measures
from core.operations.dossiers import issue_dossier
from core.operations.health import ailments
from core.operations.overview import overview
from core.operations.statistics import statistics
from core.statistics.figures import Figure
from core.store import records
from tests.core.operations.whole_issue import begun, closed
from tests.core.store.opened import contents


@pytest.fixture
def pair(ws, tmp_path):
    """Two issues, the first with a finished measure and a file; the second bare."""
    first = begun(ws, tmp_path)
    second = issues.register_issue(ws, IssueDraft(text="另一个问题", units=(UnitName("市司法局"),))).value
    return first, second, issue_dossier(ws, first.uuid).measures[0].measure


def totals(ws) -> list[object]:
    counted = [statistics(ws, kind).whole.counts for kind in (ListKind.ISSUES, ListKind.MEASURES)]
    shown = overview(ws)
    return [counted, shown.issues, shown.measures]


def test_a_linked_measure_shows_under_both_issues_and_is_counted_once(ws, pair):
    first, second, measure = pair
    before = totals(ws)
    assert any(each.rule == "no_measures" and each.uuid == second.uuid for each in ailments(ws))
    link = links.link_measure(ws, second.uuid, measure.uuid).value
    dossier = issue_dossier(ws, second.uuid)
    assert dossier.measures == ()
    (shown,) = dossier.links.measures
    assert (shown.home.code, shown.dossier.measure.uuid) == (first.code, measure.uuid)
    assert [each.issue.code for each in issue_dossier(ws, first.uuid).links.shared] == [second.code]
    assert totals(ws) == before
    assert all(each.rule != "no_measures" or each.uuid != second.uuid for each in ailments(ws))
    links.unlink_measure(ws, link.uuid)
    assert issue_dossier(ws, second.uuid).links.measures == ()
    assert issue_dossier(ws, first.uuid).measures[0].measure == measure


def test_the_gates_count_a_linked_measure_its_criteria_and_its_files(ws, pair, tmp_path):
    first, second, measure = pair
    issues.move_issue(ws, second.uuid, IssueStatus.CLAIMED)
    links.link_measure(ws, second.uuid, measure.uuid)
    issues.revise_issue(
        ws,
        second.uuid,
        2,
        IssueDraft(text="另一个问题", units=(UnitName("市司法局"),), deadline_raw="2020年底前"),
    )
    issues.move_issue(ws, second.uuid, IssueStatus.RECTIFYING)
    assert dict(issues.moves_from(ws, second.uuid))[IssueStatus.SELF_CHECKED] == []
    issues.move_issue(ws, second.uuid, IssueStatus.SELF_CHECKED)
    criteria.add_criterion(ws, first.uuid, measure.uuid, CriterionDraft(text="制度印发"))
    proof = tmp_path / "印发.txt"
    proof.write_text("印发", encoding="utf-8")
    evidence.attach(ws, "measure", measure.uuid, [proof])
    found = dict(issues.moves_from(ws, second.uuid))[IssueStatus.CLOSURE_REQUESTED]
    assert {each.rule for each in found} == {"criterion_unanswered", "gate_five_seen"}


def test_what_a_closure_rests_on_is_not_taken_away_from_the_other_side(ws, pair, tmp_path):
    first, _, measure = pair
    proof = tmp_path / "别处.txt"
    proof.write_text("别处", encoding="utf-8")
    (kept,) = evidence.attach(ws, "measure", measure.uuid, [proof]).value
    other = begun(ws, tmp_path, text="第三个问题", origin=IssueOrigin.SELF_CHECK)
    links.link_measure(ws, other.uuid, measure.uuid)
    for to in (IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED, IssueStatus.CLOSURE_REQUESTED):
        issues.move_issue(ws, other.uuid, to)
    from tests.core.operations.whole_issue import ReviewStep, decide

    decide(ws, other, ReviewStep.COUNTY)
    for act in (
        lambda: evidence.detach(ws, kept.uuid),
        lambda: measures.remove_measure(ws, measure.uuid),
        lambda: issues.remove_issue(ws, first.uuid),
        lambda: links.unlink_measure(ws, records.find(ws.ledger, MeasureLink)[0].uuid),
    ):
        with pytest.raises(Refused, match="issue_closed"):
            act()


def test_one_file_proves_many_records_and_taking_one_off_keeps_the_others(ws, pair):
    first, second, measure = pair
    (proof,) = records.find(ws.ledger, Evidence, issue_uuid=first.uuid)
    standard = criteria.add_criterion(ws, first.uuid, None, CriterionDraft(text="制度健全")).value
    made = [
        links.link_evidence(ws, proof.uuid, "measure", measure.uuid).value,
        links.link_evidence(ws, proof.uuid, "criterion", standard.uuid).value,
        links.link_evidence(ws, proof.uuid, "issue", first.uuid, SeenSlot.PERSON).value,
        links.link_evidence(ws, proof.uuid, "issue", second.uuid).value,
    ]
    assert len(links.same_file(ws, proof)) == 5
    assert made[2].slot is SeenSlot.PERSON
    with pytest.raises(Refused, match="linked_already"):
        links.link_evidence(ws, made[0].uuid, "criterion", standard.uuid)
    evidence.detach(ws, proof.uuid)
    assert {each.uuid for each in links.same_file(ws, made[0])} == {each.uuid for each in made}
    assert evidence.path_of(ws, made[3]).read_text(encoding="utf-8") == "制度"


def test_issues_alike_stand_on_both_and_a_closed_one_may_be_named(ws, pair, tmp_path):
    first, _, _ = pair
    done = closed(ws, tmp_path)
    link = links.link_issues(ws, first.uuid, done.uuid, "同一类").value
    assert [each.issue.code for each in links.issues_alike(ws, done.uuid)] == [first.code]
    assert [each.issue.code for each in links.issues_alike(ws, first.uuid)] == [done.code]
    with pytest.raises(Refused, match="linked_already"):
        links.link_issues(ws, done.uuid, first.uuid)
    with pytest.raises(Refused, match="link_itself"):
        links.link_issues(ws, done.uuid, done.uuid)
    links.unlink_issues(ws, link.uuid)
    assert links.issues_alike(ws, done.uuid) == []


def test_an_issue_goes_with_its_links_and_comes_back_with_them(ws, pair):
    first, second, measure = pair
    links.link_measure(ws, second.uuid, measure.uuid)
    links.link_issues(ws, first.uuid, second.uuid)
    before = contents(ws.ledger)
    issues.remove_issue(ws, first.uuid)
    assert records.find(ws.ledger, MeasureLink) == [] == records.find(ws.ledger, IssueLink)
    history.undo(ws)
    assert contents(ws.ledger) == before


def test_a_measure_is_not_linked_with_its_own_issue_nor_twice(ws, pair):
    first, second, measure = pair
    with pytest.raises(Refused, match="measure_own"):
        links.link_measure(ws, first.uuid, measure.uuid)
    links.link_measure(ws, second.uuid, measure.uuid)
    with pytest.raises(Refused, match="linked_already"):
        links.link_measure(ws, second.uuid, measure.uuid)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from("mief"), st.integers(0, 2), st.integers(0, 2)), max_size=8))
def test_undo_after_any_link_leaves_everything_as_it_was_and_totals_never_move(ws, tmp_path, acts):
    made = [begun(ws, tmp_path, text=f"问题{n}") for n in range(3)]
    own = [issue_dossier(ws, each.uuid).measures[0].measure for each in made]
    proofs = [records.find(ws.ledger, Evidence, issue_uuid=each.uuid)[0] for each in made]
    counted = totals(ws)

    def act(kind: str, one: int, other: int) -> object:
        if kind == "m":
            return links.link_measure(ws, made[one].uuid, own[other].uuid)
        if kind == "i":
            return links.link_issues(ws, made[one].uuid, made[other].uuid)
        owner, uuid = ("issue", made[other].uuid) if kind == "e" else ("measure", own[other].uuid)
        return links.link_evidence(ws, proofs[one].uuid, owner, uuid)

    for kind, one, other in acts:
        before = contents(ws.ledger)
        try:
            act(kind, one, other)
        except Refused:
            assert contents(ws.ledger) == before
            continue
        after = contents(ws.ledger)
        history.undo(ws)
        assert contents(ws.ledger) == before
        history.redo(ws)
        assert contents(ws.ledger) == after
        assert totals(ws) == counted


def test_a_measure_done_elsewhere_is_done_here(ws, pair):
    _, second, measure = pair
    links.link_measure(ws, second.uuid, measure.uuid)
    added = measures.add_measure(ws, second.uuid, MeasureDraft(text="自己的")).value
    assert added.status is MeasureStatus.NOT_STARTED
    shown = statistics(ws, ListKind.MEASURES).whole
    assert (shown.number(Figure.ALL), shown.number(Figure.DONE)) == (2, 1)
