"""Blocks of rows: read at once or later, the last looked at first, none of an older question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QObject

from core.domain.listing import ListKind, ListQuery
from core.domain.rows import ListRow
from tests.ui.models.test_rows_model import DAY, a_row
from ui.models.row_blocks import BLOCK, RowBlocks
from ui.models.rows_model import RowSource

QUERY = ListQuery(kind=ListKind.ISSUES, today=DAY)
IDS = [f"u{number}" for number in range(6 * BLOCK)]


class Later:
    """A source that answers when it is told to, and forgets what it should."""

    def __init__(self) -> None:
        self.asked: dict[QObject, tuple[Sequence[str], Callable[[list[ListRow]], None]]] = {}

    def source(self) -> RowSource:
        return RowSource(
            lambda _: IDS, lambda *_: [], ask_rows=self.ask, forget=lambda who: self.asked.pop(who)
        )

    def ask(
        self, who: QObject, _query: ListQuery, ids: Sequence[str], take: Callable[[list[ListRow]], None]
    ) -> None:
        self.asked[who] = (ids, take)

    def answer(self) -> None:
        for who in list(self.asked):
            ids, take = self.asked.pop(who)
            take([a_row(int(uuid[1:])) for uuid in ids])


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def blocks(later: Later, qtbot: object) -> RowBlocks:
    made = RowBlocks(later.source())
    made.start(QUERY, IDS, ())
    return made


def test_a_row_asked_for_later_comes_with_its_block(later: Later, blocks: RowBlocks) -> None:
    came: list[tuple[int, int]] = []
    blocks.came.connect(lambda *rows: came.append(rows))
    assert blocks.row_at(BLOCK + 1) is None
    assert blocks.is_unread(BLOCK + 1)
    later.answer()
    found = blocks.row_at(BLOCK + 1)
    assert found is not None
    assert (found.uuid, came) == (IDS[BLOCK + 1], [(BLOCK, 2 * BLOCK - 1)])


def test_only_the_blocks_looked_at_last_are_read(later: Later, blocks: RowBlocks) -> None:
    for number in range(5):
        blocks.row_at(number * BLOCK)
        blocks.row_at(number * BLOCK)
    assert [ids[0] for ids, _ in later.asked.values()] == [IDS[number * BLOCK] for number in (2, 3, 4)]


def test_another_question_forgets_rows_and_questions_of_the_one_before(
    later: Later, blocks: RowBlocks
) -> None:
    blocks.row_at(0)
    blocks.start(QUERY, IDS[::-1], ())
    assert not later.asked
    assert not blocks.is_unread(0)


def test_without_a_thread_rows_are_there_at_once(qtbot: object) -> None:
    source = RowSource(lambda _: IDS, lambda _, ids: [a_row(int(uuid[1:])) for uuid in ids])
    made = RowBlocks(source)
    made.start(QUERY, IDS, [a_row(0)])
    rows = [made.row_at(0), made.row_at(BLOCK)]
    assert [row.uuid for row in rows if row] == [IDS[0], IDS[BLOCK]]
