"""The step adds a table for templates and empty columns, which change no digest."""

from __future__ import annotations

from core.domain.export_template import ExportTemplate
from core.store import records
from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_a_template_is_kept_whole(ledger: Ledger) -> None:
    template = builders.a_template(head_row=3, first_row=5, sheet="附件2")
    save(ledger, template)
    assert records.find(ledger, ExportTemplate) == [template]
    columns = ledger.connection.execute("SELECT reply_officer, reply_phone, issue_total FROM letter")
    assert columns.fetchall() == []
    assert check(ledger, full=True) == []
