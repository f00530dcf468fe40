"""Where the pages of a PDF lie below each other, and which of their pictures are kept. Logical pixels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, QSizeF
from PySide6.QtGui import QImage

MARGIN = 16
"""Space around and between pages."""
KEPT_BYTES = 96 * 1024 * 1024
"""What pictures of pages out of sight may add up to; a page of A4 at 150 dpi needs 8.7 MB."""
LONGEST_SIDE = 4096
"""Device pixels; a picture larger than that is drawn smaller and stretched."""


@dataclass(frozen=True, slots=True)
class PageSheet:
    """All pages on one long sheet."""

    places: tuple[QRect, ...] = ()
    width: int = 0
    height: int = 0


def lay_pages(sizes: Sequence[QSizeF], scale: float, room: int) -> PageSheet:
    """Return the places of pages of ``sizes`` (points) at ``scale`` pixels a point, centred in ``room``."""
    shown = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in sizes]
    width = max((size.width() for size in shown), default=0) + 2 * MARGIN
    places = []
    top = MARGIN
    for size in shown:
        places.append(QRect((max(room, width) - size.width()) // 2, top, size.width(), size.height()))
        top += size.height() + MARGIN
    return PageSheet(tuple(places), width, top)


def fitting_scale(page: QSizeF, view: QSize, *, whole: bool) -> float:
    """Return the pixels a point at which ``page`` is as wide as ``view``, or (``whole``) fits into it."""
    across = (view.width() - 2 * MARGIN) / page.width()
    return min(across, (view.height() - 2 * MARGIN) / page.height()) if whole else across


def picture_size(place: QRect, ratio: float) -> QSize:
    """Return the device pixels for a page at ``place`` on a screen of ``ratio`` pixels a logical one."""
    longest = max(place.width(), place.height()) * ratio
    ratio *= min(1.0, LONGEST_SIDE / max(1.0, longest))
    return QSize(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))


class PictureShelf:
    """Pictures of pages, the longest unused let go first; those in sight always stay."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[int, QImage] = OrderedDict()

    def get(self, index: int) -> QImage | None:
        """Return the picture of a page if there is one, sharp or not."""
        return self._pictures.get(index)

    def put(self, index: int, picture: QImage, seen: Collection[int]) -> None:
        """Keep ``picture``; pages out of sight give way when they add up to too much."""
        self._pictures[index] = picture
        self._pictures.move_to_end(index)
        hidden = [each for each in self._pictures if each not in seen]
        size = sum(self._pictures[each].sizeInBytes() for each in hidden)
        for each in hidden:
            if size <= KEPT_BYTES:
                break
            size -= self._pictures.pop(each).sizeInBytes()

    def clear(self) -> None:
        """Let every picture go."""
        self._pictures.clear()

    def pages(self) -> list[int]:
        """Return the pages that have a picture."""
        return list(self._pictures)

    @property
    def size(self) -> int:
        """Return how many bytes the pictures take."""
        return sum(picture.sizeInBytes() for picture in self._pictures.values())
