from __future__ import annotations

from datetime import date

from core.domain.duty import DUTY_COLUMNS, DutyDraft
from core.domain.listing import ListKind
from core.operations import duties, duty_lists
from ui.models.rows_model import RowsModel
from ui.models.watch_source import WatchSource


def test_the_lines_are_those_of_the_ledger_narrowed_by_words(empty_session):
    for text in ("月调度", "年度述法"):
        draft = DutyDraft(text=text, rule="每月", first_day=date(2020, 1, 1))
        empty_session.write(lambda workspace, _, draft=draft: duties.add_duty(workspace, draft))
        empty_session.jobs.wait()
    source = WatchSource(empty_session, DUTY_COLUMNS, duty_lists.duty_lines)
    model = RowsModel(source.rows, ListKind.DUTIES, lambda: empty_session.today, columns=source.columns)
    model.reload()
    assert model.rowCount() == 2
    model.set_words("述法")
    assert [model.uuid_at(0)] == [duty_lists.duty_lines(empty_session.reader)[1].uuid]
    assert source.choices("text") == ["年度述法", "月调度"]
