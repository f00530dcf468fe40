"""Which ladder holds: the office's own, a batch's, else the program's; every shipped scheme is sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core import letter_kinds
from core.domain.ladder_rules import check_ladder
from core.errors import Environment
from core.settings import Settings
from core.store import ladders
from tests import builders as a
from tests.core.store.opened import save


@pytest.mark.parametrize("ladder", ladders.presets(), ids=lambda ladder: ladder.preset)
def test_every_shipped_scheme_is_sound(ladder):
    assert check_ladder(ladder, letter_kinds.identifiers()) == []
    assert ladder.source


def test_the_programs_own_scheme_comes_first_and_all_local_ones_are_there():
    names = [each.preset for each in ladders.presets()]
    assert names[0] == "four_steps"
    assert set(names) == {"four_steps", "sanming", "suqian", "ziyang", "guangyuan", "safety_office"}


def test_a_missing_file_is_told(ledger):
    with pytest.raises(Environment, match="ladder_file_damaged"):
        ladders.preset("nowhere")


def test_the_offices_ladder_holds_and_a_batch_may_have_its_own(ledger):
    assert ladders.ladders_of(ledger)[None] == ladders.preset("four_steps")
    batch = a.a_batch()
    office, own = a.a_ladder(name="本办"), a.a_ladder(name="批次", batch_uuid=batch.uuid)
    save(ledger, batch, office, own)
    assert ladders.ladders_of(ledger) == {None: office, batch.uuid: own}


def test_days_set_in_older_versions_still_hold():
    usual = ladders._usual(replace(Settings(), ladder_days=(3, 5), ladder_reply_days=(4,)))
    assert [[each.count for each in step.when] for step in usual.main] == [[3], [5], [], []]
    assert usual.main[0].reply_days == 4


def test_a_proposal_is_put_aside_through_its_day(ledger):
    unit, issue = a.a_unit(), a.an_issue()
    aside = a.a_dismissal(unit, issue, until=date(2026, 11, 29))
    save(ledger, unit, issue, aside)
    key = (unit.uuid, issue.uuid, None)
    assert ladders.put_aside(ledger, aside.until) == {key: {"dispatch"}}
    assert ladders.put_aside(ledger, aside.until + timedelta(days=1)) == {}
