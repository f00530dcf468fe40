from __future__ import annotations

from core.domain.listing import ListKind
from tests.ui.steps import settle
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.pages.shell import PAGE_OF


def test_every_kind_of_list_has_its_page():
    assert set(PAGE_OF) == set(ListKind)
    assert set(PAGE_OF.values()) <= set(PAGES)


def test_every_figure_of_the_overview_opens_as_many_rows(window: MainWindow):
    overview = window.page("overview")
    window.go("overview")
    settle(window)
    figures = {name: int(card.number()) for name, card in overview._cards.items()}
    for name, figure in figures.items():
        window.go("overview")
        overview._cards[name].click()
        settle(window)
        assert window.page("ledger").pane.model.rowCount() == figure, name


def test_no_page_pushes_the_window_beyond_a_small_screen(window: MainWindow):
    for name in PAGES:
        window.go(name)
        settle(window)
    least = window.minimumSizeHint()
    assert least.height() <= 600
    assert least.width() <= 1000
