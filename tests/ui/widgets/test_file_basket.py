from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from ui.widgets.file_basket import FileBasket, files_of


def test_a_pasted_picture_becomes_a_file(qtbot):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    files = files_of(data)
    assert files[0].suffix == ".png"
    assert QImage(str(files[0])).width() == 8


def test_the_basket_takes_each_dropped_file_once(qtbot, tmp_path: Path):
    basket = FileBasket()
    qtbot.addWidget(basket)
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    basket.add(files_of(data))
    basket.add(files_of(data))
    assert basket.files() == (file,)
