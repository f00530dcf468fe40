"""Figures of acceptance are counted from rows, each once, however often a record is linked."""

from __future__ import annotations

from core.domain.criterion import Answer
from core.domain.links import SeenSlot
from core.statistics.rates import Rate
from core.store.acceptance import acceptance_figures
from tests import builders as a
from tests.core.store.opened import save

TODAY = a.TODAY


def test_criteria_milestones_and_slots_are_counted_once_each(ledger):
    batch = a.a_batch(name="甲批")
    full = {slot.value: "有" for slot in SeenSlot}
    inside, outside = a.an_issue(batch_uuid=batch.uuid, **full), a.an_issue(seen_person="张三")
    measure = a.a_measure(outside)
    met, open_ = a.a_criterion(inside, answer=Answer.MET), a.a_criterion(outside, measure)
    step = a.a_milestone(inside, due=a.date(2026, 5, 31))
    save(ledger, batch, inside, outside, measure, met, open_, step, a.a_report(step, amount="21"))
    proofs = [
        a.an_evidence(inside, name=name, criterion_uuid=met.uuid, slot=SeenSlot.PERSON)
        for name in ("甲.pdf", "乙.pdf")
    ]
    save(ledger, *proofs, a.a_measure_link(inside, measure))
    found = acceptance_figures(ledger, TODAY)
    assert (found.criteria, found.proved, found.unanswered) == (Rate(1, 2), Rate(1, 2), 1)
    assert (found.milestones, found.behind) == (Rate(1, 1), 0)
    assert (found.five_seen, found.slots[SeenSlot.PERSON]) == (Rate(1, 2), Rate(2, 2))
    assert found.slots_proved == dict.fromkeys(SeenSlot, 0) | {SeenSlot.PERSON: 1}
    of_batch = acceptance_figures(ledger, TODAY, "甲批")
    assert (of_batch.criteria, of_batch.five_seen) == (Rate(1, 1), Rate(1, 1))


def test_an_empty_ledger_has_no_shares(ledger):
    found = acceptance_figures(ledger, TODAY)
    assert (found.criteria.percent, found.milestones.percent, found.five_seen.percent) == ("", "", "")
