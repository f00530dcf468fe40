from __future__ import annotations

from tests.ui.steps import settle
from ui.main_window import MainWindow
from ui.pages.registry import PAGES


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
