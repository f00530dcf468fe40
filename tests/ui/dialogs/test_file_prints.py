"""A PDF is printed as it is, a photograph on a sheet of its own; what is neither is opened."""

from __future__ import annotations

import pypdfium2
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.dialogs import file_prints


def picture(path, wide, high):
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    assert image.save(str(path))
    return path


def test_a_photograph_is_put_on_a_sheet_turned_as_it_lies(qtbot, tmp_path):
    for name, wide, high in (("横.png", 80, 40), ("竖.png", 40, 80)):
        made = file_prints.on_a_sheet(picture(tmp_path / name, wide, high))
        document = pypdfium2.PdfDocument(made)
        width, height = document[0].get_size()
        assert len(document) == 1
        assert (width > height) is (wide > high)
        assert sorted((round(width), round(height))) == [595, 842]
        document.close()


def test_a_pdf_is_printed_and_a_text_opened(qtbot, tmp_path, monkeypatch):
    printed, opened = [], []
    monkeypatch.setattr(file_prints, "print_pdf", lambda path, _: printed.append(path))
    monkeypatch.setattr(file_prints, "open_with_system", lambda path, _: opened.append(path))
    parent = QWidget()
    qtbot.addWidget(parent)
    text = tmp_path / "回执.txt"
    text.write_text("已收", "utf-8")
    assert file_prints.print_copy(text, parent) is None
    file_prints.print_copy(tmp_path / "回执.PDF", parent)
    file_prints.print_copy(picture(tmp_path / "回执.png", 40, 80), parent)
    assert opened == [text]
    assert [path.name for path in printed] == ["回执.PDF", "回执.pdf"]
