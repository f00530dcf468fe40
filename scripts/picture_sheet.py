"""Makes the manual's pictures small: at most 256 colours each, and a magnified run on one sheet.

python scripts/picture_sheet.py shrink FOLDER             every PNG in place
python scripts/picture_sheet.py sheet OUT PICTURE…        two columns on one picture
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

_COLOURS = 256
_WIDTH = 683
"""Pixels of one picture on a sheet: half of the smallest screen."""
_GAP = 8


def shrunk(picture: QImage) -> QImage:
    """Return ``picture`` in its most frequent colours; a window has few, the rest are edges of letters."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(plain.constBits()).cast("I")
    table = [colour for colour, _ in Counter(dots).most_common(_COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def sheet_of(pictures: Sequence[QImage]) -> QImage:
    """Return the pictures in two columns, from left to right."""
    plain = Qt.TransformationMode.SmoothTransformation
    small = [each.scaledToWidth(_WIDTH, plain) for each in pictures]
    height = max(each.height() for each in small) + _GAP
    sheet = QImage(2 * _WIDTH + _GAP, (len(small) + 1) // 2 * height - _GAP, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(sheet)
    for place, each in enumerate(small):
        each.setDevicePixelRatio(1)
        painter.drawImage((place % 2) * (_WIDTH + _GAP), place // 2 * height, each)
    painter.end()
    return sheet


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says."""
    verb, *names = arguments
    if verb == "shrink":
        for path in sorted(Path(names[0]).glob("*.png")):
            shrunk(QImage(str(path))).save(str(path), None, 0)
        return 0
    out, *pictures = names
    shrunk(sheet_of([QImage(each) for each in pictures])).save(out, None, 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
