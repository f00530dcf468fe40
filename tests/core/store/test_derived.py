"""Stored sort keys always equal the computed ones, whatever writes the row."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.issue import Issue
from core.store.checking import content_findings
from core.store.derived import DERIVED, code_key, derived_of
from core.store.history_view import ledger_as_of
from core.store.journal import redo, transaction, undo
from core.store.ledger import Ledger
from core.store.records import find
from tests import builders
from tests.core.store.opened import NOW, begin

CODE = st.text(alphabet="WT-0123456789一二十第号〔〕 a", max_size=12)


def _kept(ledger: Ledger) -> dict[str, str | None]:
    return dict(ledger.connection.execute("SELECT code, code_key FROM issue").fetchall())


def _held(ledger: Ledger) -> None:
    assert all(key == code_key(code) for code, key in _kept(ledger).items())


@settings(deadline=None, max_examples=15)
@given(codes=st.lists(st.tuples(CODE, CODE), min_size=1, max_size=5))
def test_keys_follow_the_codes_through_entry_edit_undo_redo_removal_and_a_past_day(codes, tmp_path_factory):
    now = NOW
    with begin(tmp_path_factory.mktemp("keys") / "ledger") as ledger:
        issues = [builders.an_issue(code=first, batch_uuid=None) for first, _ in codes]
        with transaction(ledger, "a", "a", now=now, actor="") as tx:
            tx.add_all(issues)
        _held(ledger)
        with transaction(ledger, "b", "b", now=now, actor="") as tx:
            for issue, (_, second) in zip(issues, codes, strict=True):
                tx.replace(replace(issue, code=second))
        _held(ledger)
        edited = _kept(ledger)
        past = ledger_as_of(ledger, now.date())
        assert _kept(past) == edited
        past.close()
        if any(first != second for first, second in codes):
            undo(ledger, now=now, actor="")
            _held(ledger)
            redo(ledger, now=now, actor="")
            assert _kept(ledger) == edited
        with transaction(ledger, "c", "c", now=now, actor="") as tx:
            tx.remove(find(ledger, Issue)[0])
        undo(ledger, now=now, actor="")
        assert _kept(ledger) == edited
        assert content_findings(ledger.connection) == []


def test_a_key_that_lags_behind_its_code_is_found_by_the_full_check(ledger):
    with transaction(ledger, "a", "a", now=NOW, actor="") as tx:
        tx.add(builders.an_issue(code="2026-9", batch_uuid=None))
    ledger.connection.execute("UPDATE issue SET code_key = '2026-9'")
    assert [(each.code, dict(each.facts)) for each in content_findings(ledger.connection)] == [
        ("order_stale", {"table": "issue"})
    ]


def test_only_issues_have_a_derived_column():
    assert [each.name for each in derived_of("issue")] == ["code_key"]
    assert list(derived_of("measure")) == []
    assert {each.table for each in DERIVED} == {"issue"}
