"""Half-typed forms come back after a crash and leave no trace once they are done."""

from __future__ import annotations

import pytest

from core.errors import Refused
from core.store.drafts import drop_draft, load_draft, save_draft
from core.store.journal import head
from core.store.ledger import Ledger
from tests.core.store.opened import NOW


def test_a_form_comes_back_as_it_was_last_kept(ledger: Ledger) -> None:
    save_draft(ledger, "issue:new", '{"text": "第一"}', NOW)
    save_draft(ledger, "issue:new", '{"text": "第一次"}', NOW)
    ledger.close()
    with Ledger.open(ledger.folder, now=NOW) as again:
        assert load_draft(again, "issue:new") == '{"text": "第一次"}'
        assert load_draft(again, "issue:other") is None


def test_a_dropped_form_is_gone_from_the_file_and_was_never_in_the_journal(ledger: Ledger) -> None:
    before = head(ledger)
    save_draft(ledger, "k", "身份证号码一二三四五六七八九十" * 400, NOW)
    drop_draft(ledger, "k")
    assert (load_draft(ledger, "k"), head(ledger)) == (None, before)
    ledger.close()
    assert "身份证号码".encode() not in (ledger.folder / "ledger.db").read_bytes()


def test_a_ledger_opened_for_reading_keeps_no_form(ledger: Ledger) -> None:
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        with pytest.raises(Refused, match="read_only"):
            save_draft(reader, "k", "x", NOW)
        with pytest.raises(Refused, match="read_only"):
            drop_draft(reader, "k")
