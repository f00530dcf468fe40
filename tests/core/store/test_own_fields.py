"""Own fields in SQL: a list gains their columns, those out of use included."""

from __future__ import annotations

from core.domain.custom_field import FieldOwner
from core.domain.listing import ListKind
from core.store.ledger import Ledger
from core.store.own_fields import headings_without_field, own_fields, source_of, unfilled
from core.store.sources import SOURCES
from tests import builders
from tests.core.store.opened import save


def test_a_list_knows_fields_out_of_use_and_lists_without_fields_are_plain(ledger: Ledger) -> None:
    must, gone = builders.a_custom_field(required=True), builders.a_custom_field(retired=True)
    issue = builders.an_issue(custom=((gone.uuid, "旧"),))
    save(ledger, must, gone, issue)
    assert own_fields(ledger, FieldOwner.ISSUE) == [must]
    assert set(source_of(ledger, ListKind.ISSUES).kinds) == {must.column, gone.column}
    assert source_of(ledger, ListKind.LETTERS) is SOURCES[ListKind.LETTERS]
    assert [(field, uuid) for field, _, uuid, _ in unfilled(ledger)] == [(must, issue.uuid)]


def test_headings_kept_without_a_field_are_counted_over_all_issues(ledger: Ledger) -> None:
    both = builders.an_issue(extra=(("整改经费", "五万"), ("会议纪要", "第3号")))
    save(ledger, both, builders.an_issue(extra=(("整改经费", "无"),)), builders.an_issue())
    assert sorted(headings_without_field(ledger)) == [("会议纪要", 1), ("整改经费", 2)]
