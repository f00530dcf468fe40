"""Own fields in SQL: a list gains their columns, those out of use included."""

from __future__ import annotations

from core.domain.custom_field import FieldOwner
from core.domain.listing import ListKind
from core.store.ledger import Ledger
from core.store.own_fields import own_fields, source_of, unfilled
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
