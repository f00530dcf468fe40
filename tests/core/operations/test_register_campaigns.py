"""Rates and doing that follow linked issues (domain row 84)."""

from __future__ import annotations

from dataclasses import replace

from core.domain.issue import Issue, IssueStatus
from core.domain.register import RateRule, RegisterDraft
from core.domain.register_rules import check_definition
from core.operations import register_lists, registers
from core.operations.register_definitions import shipped
from core.store import records
from core.store.journal import transaction
from tests.core.operations.registered import an_issue

CAMPAIGN = {"name": "治理", "kind": "治理", "started_on": "2020-01-01", "ended_on": "2020-06-30"}


def close(ws, uuid):
    issue = records.get(ws.ledger, Issue, uuid)
    with transaction(ws.ledger, "test", "test", now=ws.clock.now(), actor="") as tx:
        tx.replace(replace(issue, status=IssueStatus.CLOSED))


def test_a_campaign_is_done_when_every_linked_issue_is_closed(ws):
    first, second = an_issue(ws, "甲", "A"), an_issue(ws, "乙", "B")
    links = {"issues": (first.uuid, second.uuid)}
    entry = registers.add_entry(ws, "campaigns", RegisterDraft(values=CAMPAIGN, links=links)).value
    registers.add_entry(ws, "campaigns", RegisterDraft(values=CAMPAIGN, links={"issues": (first.uuid,)}))
    registers.add_entry(ws, "campaigns", RegisterDraft(values=CAMPAIGN))
    close(ws, first.uuid)
    figures = register_lists.figures(ws, shipped()["campaigns"])
    assert [(rate.part, rate.whole) for rate in figures.rates] == [("1", "2"), ("1", "2")]
    assert not register_lists.standing_today(ws, entry).done
    close(ws, second.uuid)
    assert register_lists.standing_today(ws, entry).done
    figures = register_lists.figures(ws, shipped()["campaigns"])
    assert [(rate.part, rate.whole) for rate in figures.rates] == [("2", "2"), ("2", "2")]
    assert figures.done == 2


def test_only_links_to_issues_can_be_followed():
    joint = shipped()["joint_supervision"]
    wrong = replace(joint, rates=(RateRule(name="甲", linked="joined"),))
    assert [each.rule for each in check_definition(wrong)] == ["register_follows_issues"]


def test_a_new_entry_begins_with_today_and_the_own_office(ws):
    values = registers.new_draft(ws, shipped()["campaigns"]).values
    assert values == {"started_on": ws.clock.today().isoformat(), "unit": ws.office.name}
