from __future__ import annotations

from tests.ui.sample_pdf import write_pdf
from ui.widgets.pdf_panel import PdfPanel


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
