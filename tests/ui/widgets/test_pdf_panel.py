from __future__ import annotations

import pytest

from tests.ui.sample_pdf import write_pdf
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.pdf_view import PdfView


@pytest.fixture
def view(qtbot, tmp_path):
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    view.show_file(write_pdf(tmp_path / "letter.pdf", 12))
    return view


def in_sight_are_sharp(view):
    return view._visible() and not any(view._is_stale(*each) for each in view._visible())


def test_the_panel_says_what_is_wrong_instead_of_a_page(qtbot, tmp_path):
    panel = PdfPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.message == "还没有可以预览的文件。"
    panel.show_file(write_pdf(tmp_path / "letter.pdf"))
    assert panel.message == ""
    assert panel._place.text() == "第 1 页，共 3 页"
    panel.show_file(tmp_path / "missing.pdf")
    assert "找不到" in panel.message
    assert panel.path is None
