from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from core.domain.listing import ListKind
from core.operations import listing, overview
from core.store.due import due_items
from ui.pages.due_card import DueCard, FigureRow


def test_a_figure_opens_the_list_of_what_it_counts(qtbot, full_session):
    row = FigureRow()
    qtbot.addWidget(row)
    row.show_figures(overview.overview(full_session.reader))
    assert row.cards["issues"].number() == "22"
    for name, kind, columns in (
        ("measures", ListKind.MEASURES, []),
        ("overdue", ListKind.ISSUES, ["timeliness"]),
        ("closed", ListKind.ISSUES, ["status"]),
    ):
        with qtbot.waitSignal(row.list_wanted) as asked:
            row.cards[name].click()
        assert asked.args[0] is kind
        assert [each.column for each in asked.args[1]] == columns


def test_many_items_are_cut_to_the_most_pressing_and_the_rest_is_counted(qtbot, full_session):
    card = DueCard()
    qtbot.addWidget(card)
    (first, *_) = overview.overview(full_session.reader).due
    card.show_items([replace(first, code=str(number)) for number in range(14)])
    assert card.model.rowCount() == 10
    assert "4" in card._more.text()
    assert card.table.height() >= 10 * card.table.verticalHeader().defaultSectionSize()
    card.show_items([])
    assert card.table.isHidden()
    assert not card._nothing.isHidden()


def test_what_is_more_is_listed_by_the_two_links_late_and_nearly_due(qtbot, full_session):
    card = DueCard()
    qtbot.addWidget(card)
    now = overview.overview(full_session.reader)
    card.show_items(now.due, count=now.due_count)
    listed: dict[ListKind, list[str]] = {}
    for name, kind in (("measures", ListKind.MEASURES), ("issues", ListKind.ISSUES)):
        with qtbot.waitSignal(card.list_wanted) as asked:
            card.findChild(QPushButton, f"overview.pressing_{name}").click()
        assert asked.args[0] is kind
        query = replace(listing.query_of(full_session.reader, kind), filters=asked.args[1])
        listed[kind] = listing.list_ids(full_session.reader, query)
    soon = max(full_session.reader.settings.reminder_days)
    items = due_items(full_session.reader.ledger, today=full_session.today, soon=soon)
    assert len(items) == now.due_count > 10
    assert {each.measure_uuid for each in items if each.measure_uuid} == set(listed[ListKind.MEASURES])
    assert {each.issue_uuid for each in items if not each.measure_uuid} <= set(listed[ListKind.ISSUES])
