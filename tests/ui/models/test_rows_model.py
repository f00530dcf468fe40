from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.issue import IssueStatus
from core.domain.listing import Filter, ListKind, ListQuery, Timeliness
from core.domain.rows import IssueRow, ListRow
from ui.models.roles import TONE_ROLE, UUID_ROLE
from ui.models.rows_model import RowsModel, RowSource
from ui.models.tones import Tone

DAY = date(2026, 11, 22)


def a_row(number: int, **fields: object) -> IssueRow:
    plain = {
        "uuid": f"u{number}",
        "code": f"2026-{number:03}",
        "area": "一、决策部署方面",
        "sequence": str(number),
        "text": f"问题{number}\n第二行",
        "units": "县司法局、县财政局",
        "leader": "",
        "deadline_raw": "年底前",
        "deadline_due": date(2026, 12, 31),
        "timeliness": Timeliness.OVERDUE,
        "status": IssueStatus.RECTIFYING,
        "measures": 3,
        "measures_done": 1,
        "progress": "",
        "batch": "",
        "note": "",
    }
    return IssueRow(**(plain | fields))


class Ledger:
    """Rows in memory that note what was asked."""

    def __init__(self, count: int) -> None:
        self.rows = {f"u{number}": a_row(number) for number in range(count)}
        self.asked: list[ListQuery] = []
        self.fetched: list[int] = []

    def source(self) -> RowSource:
        return RowSource(self.list_ids, self.list_rows)

    def list_ids(self, query: ListQuery) -> list[str]:
        self.asked.append(query)
        ids = [uuid for uuid, row in self.rows.items() if query.words in row.text]
        return ids[::-1] if query.sort and query.sort[0][1] else ids

    def list_rows(self, query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
        self.fetched.append(len(ids))
        return [self.rows[uuid] for uuid in ids if uuid in self.rows]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(1_000)


@pytest.fixture
def model(ledger: Ledger, qtbot) -> RowsModel:
    made = RowsModel(ledger.source(), ListKind.ISSUES, lambda: DAY)
    made.reload()
    return made


def column(model: RowsModel, key: str) -> int:
    return [each.key for each in model.columns].index(key)


def text_picture(model: RowsModel, rows: int, keys: Sequence[str]) -> list[str]:
    return [
        " | ".join(str(model.index(row, column(model, key)).data()) for key in keys) for row in range(rows)
    ]


def test_the_model_keeps_every_rule_of_qt(model: RowsModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_words("问题1")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_question("", [Filter(column="status", values=("closed",))])
    model.reload()
    assert tester.model() is model


def test_rows_are_fetched_in_blocks_of_two_hundred_and_only_once(model: RowsModel, ledger: Ledger):
    for row in range(450):
        model.index(row, 0).data()
    assert ledger.fetched == [200, 200, 200]


def test_what_is_shown_reads_like_the_ledger(model: RowsModel):
    assert text_picture(model, 2, ("code", "text", "deadline_due", "timeliness", "status")) == [
        "2026-000 | 问题0 第二行 | 2026年12月31日 | 已逾期 | 整改中",
        "2026-001 | 问题1 第二行 | 2026年12月31日 | 已逾期 | 整改中",
    ]


def test_a_click_on_a_heading_asks_the_ledger_to_sort(model: RowsModel, ledger: Ledger):
    model.sort(column(model, "deadline_due"), Qt.SortOrder.DescendingOrder)
    assert ledger.asked[-1].sort == (("deadline_due", True),)
    assert model.uuid_at(0) == "u999"
    model.sort(-1)
    assert ledger.asked[-1].sort == ()


def test_filters_on_several_columns_stand_together_and_come_off_one_by_one(model: RowsModel, ledger: Ledger):
    model.set_filter("status", ("closed",))
    model.set_filter("timeliness", ("overdue", "due_soon"))
    assert [each.column for each in ledger.asked[-1].filters] == ["status", "timeliness"]
    model.set_filter("status", ())
    assert [each.column for each in ledger.asked[-1].filters] == ["timeliness"]
    assert model.filter_on("status") is None


def test_words_narrow_the_list(model: RowsModel):
    model.set_words(" 问题99 ")
    assert model.rowCount() == 11
    assert model.uuid_at(0) == "u99"


def test_state_cells_have_a_tone_and_words_other_cells_only_words(model: RowsModel):
    assert model.index(0, column(model, "timeliness")).data(TONE_ROLE) == Tone.BAD
    assert model.index(0, column(model, "status")).data(TONE_ROLE) == Tone.CALM
    assert model.index(0, column(model, "text")).data(TONE_ROLE) is None


def test_long_words_stand_whole_in_the_tooltip(qtbot):
    ledger = Ledger(0)
    ledger.rows["u0"] = a_row(0, text="长" * 60, area="短")
    model = RowsModel(ledger.source(), ListKind.ISSUES, lambda: DAY)
    model.reload()
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, column(model, "text")).data(tip) == "长" * 60
    assert model.index(0, column(model, "area")).data(tip) is None


def test_unused_roles_fetch_nothing(model: RowsModel, ledger: Ledger):
    for role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.DecorationRole):
        assert model.index(0, 0).data(role) is None
    assert model.index(5, 0).data(UUID_ROLE) == "u5"
    assert ledger.fetched == []


def test_a_row_that_vanished_between_two_reads_is_shown_empty(model: RowsModel, ledger: Ledger):
    del ledger.rows["u3"]
    assert model.index(3, 0).data() is None
    assert model.index(4, 0).data() == "2026-004"


def test_the_row_of_a_record_is_found_and_a_foreign_one_is_not(model: RowsModel):
    assert model.row_of("u777") == 777
    assert model.row_of("nowhere") == -1


def test_headings_are_the_words_that_excel_has(model: RowsModel):
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(column(model, "units"), horizontal) == "责任单位"
    assert model.headerData(4, Qt.Orientation.Vertical) == 5
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 1_000


class Slow:
    """A source that answers when it is told to."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.open: list[tuple[ListQuery, object, object]] = []
        self.source = RowSource(ledger.list_ids, ledger.list_rows, self.ask)

    def ask(self, _asker: object, query: ListQuery, take: object, fail: object) -> None:
        self.open = [(query, take, fail)]

    def answer(self) -> None:
        query, take, _ = self.open.pop()
        ids = self.ledger.list_ids(query)
        take((ids, self.ledger.list_rows(query, ids[:200])))

    def fail(self) -> None:
        self.open.pop()[2](RuntimeError())


@pytest.fixture
def slow(ledger: Ledger) -> Slow:
    return Slow(ledger)


@pytest.fixture
def waiting(slow: Slow, qtbot) -> RowsModel:
    made = RowsModel(slow.source, ListKind.ISSUES, lambda: DAY)
    made.reload()
    slow.answer()
    return made


def test_the_old_rows_stay_until_the_new_ones_are_there(waiting: RowsModel, slow: Slow):
    waiting.set_words("问题99")
    assert (waiting.rowCount(), waiting.query.words) == (1_000, "")
    slow.answer()
    assert (waiting.rowCount(), waiting.query.words) == (11, "问题99")


def test_questions_asked_in_a_row_add_up_before_any_is_answered(waiting: RowsModel, slow: Slow):
    waiting.set_words("问题99")
    waiting.set_filter("status", ("closed",))
    waiting.set_filter("timeliness", ("overdue",))
    slow.answer()
    assert waiting.query.words == "问题99"
    assert [each.column for each in waiting.query.filters] == ["status", "timeliness"]


def test_what_depends_on_the_answer_waits_for_it_and_runs_once(waiting: RowsModel, slow: Slow):
    seen: list[int] = []
    waiting.then(lambda: seen.append(waiting.rowCount()))
    waiting.set_words("问题99")
    waiting.then(lambda: seen.append(waiting.rowCount()))
    assert seen == [1_000]
    slow.answer()
    waiting.reload()
    slow.answer()
    assert seen == [1_000, 11]


def test_what_asks_again_makes_those_behind_it_wait_for_the_newer_answer(waiting: RowsModel, slow: Slow):
    seen: list[int] = []
    waiting.set_words("问题99")
    waiting.then(lambda: waiting.set_words(""))
    waiting.then(lambda: seen.append(waiting.rowCount()))
    slow.answer()
    assert seen == []
    slow.answer()
    assert seen == [1_000]


def test_the_first_rows_come_with_the_answer_and_are_not_read_again(waiting: RowsModel, slow: Slow):
    slow.ledger.fetched.clear()
    assert waiting.index(3, 0).data() == "2026-003"
    assert slow.ledger.fetched == []


def test_a_question_that_fails_leaves_what_is_shown(waiting: RowsModel, slow: Slow):
    told: list[str] = []
    waiting.query_changed.connect(lambda: told.append(waiting.query.words))
    waiting.set_words("问题99")
    slow.fail()
    assert told == [""]
    waiting.set_filter("status", ("closed",))
    assert slow.open[0][0].words == ""
