from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QColor, QImage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("picture_sheet", ROOT / "scripts/picture_sheet.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def painted(width: int, height: int) -> QImage:
    """Return a picture of more colours than a palette holds, mostly white."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    for x in range(300):
        made.setPixelColor(x, 0, QColor(x % 256, x // 256, 40))
    return made


def test_a_picture_keeps_its_ground_and_has_few_colours(pictures):
    small = pictures.shrunk(painted(400, 200))
    assert small.colorCount() == 256
    assert small.pixelColor(200, 100) == QColor("white")


def test_pictures_are_put_on_one_sheet_and_shrunk_in_place(pictures, tmp_path: Path):
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        painted(1366, 700).save(str(path))
    out = tmp_path / "sheet" / "all.png"
    out.parent.mkdir()
    assert pictures.main(["sheet", str(out), *map(str, paths)]) == 0
    assert QImage(str(out)).width() == 2 * 683 + 8
    assert pictures.main(["shrink", str(tmp_path)]) == 0
    assert [QImage(str(path)).size().width() for path in paths] == [1366] * 3
    assert QImage(str(paths[0])).format() == QImage.Format.Format_Indexed8
