"""The very PDF file on screen: pages below each other, drawn as they come into sight, few kept in memory."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from ui.jobs.drawing import Wish, drawing
from ui.widgets.pdf_pages import POINTS_PER_INCH, Pages, PdfPages, drawn_if_open
from ui.widgets.pdf_sheet import MARGIN, PageSheet, PictureShelf, fitting_scale, lay_pages, picture_size
from ui.widgets.theme import COLOURS

MIN_ZOOM, MAX_ZOOM = 0.25, 4.0
ZOOM_STEP = 1.2
_SETTLE_MS = 60


class Fit(StrEnum):
    """How the zoom follows the window."""

    WIDTH = "width"
    PAGE = "page"
    FIXED = "fixed"


class PdfView(QAbstractScrollArea):
    """Shows a PDF at the screen's own resolution. ``zoom`` 1.0 is the paper's true size on this screen."""

    page_changed = Signal(int)
    """The page at the top of the view, counted from 0."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._wish: Wish | None = None
        self.pictures = PictureShelf()
        self._sheet = PageSheet()
        self._fit = Fit.WIDTH
        self.zoom = 1.0
        """The scale, 1.0 for true size; change it with ``set_zoom``."""
        self._page = 0
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.timeout.connect(self._draw_one)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that the zoom follows, and so itself, for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        running = QApplication.instance()
        if running is not None:
            running.aboutToQuit.connect(self.release)

    # ---- what it shows -------------------------------------------------------------------------------

    def show_file(self, path: Path | None) -> None:
        """Show ``path`` from its first page, or nothing; raises ``Environment`` for a file that is no PDF."""
        self.show_pages(PdfPages(path) if path is not None else None)

    def show_pages(self, pages: Pages | None) -> None:
        """Show ``pages`` from the first on and close them once others are shown."""
        self.release()
        self._pages = pages
        self.pictures.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._page = 0
        self.page_changed.emit(0)
        self.viewport().update()

    def release(self) -> None:
        """Let the file go; PDFium wants every document closed before the program ends."""
        if self._wish is not None:
            self._wish.forget()
            self._wish = None
        if self._pages is not None:
            self._pages.close()
            self._pages = None
            self._sheet = PageSheet()

    @property
    def page_count(self) -> int:
        """Return the number of pages, 0 when nothing is shown."""
        return self._pages.count if self._pages is not None else 0

    @property
    def page(self) -> int:
        """Return the page at the top of the view, counted from 0."""
        return self._page

    def fit(self, how: Fit) -> None:
        """Let the zoom follow the window's width or height, or stay as it is."""
        self._fit = how
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Set a fixed scale; the middle of the view stays where it is."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        before = self.zoom
        self._fit = Fit.FIXED
        self.zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        self._lay_out()
        bar.setValue(round(middle * self.zoom / before - self.viewport().height() / 2))

    def go_to(self, page: int) -> None:
        """Scroll so that ``page`` (from 0) stands at the top."""
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(self._sheet.places[page].top() - MARGIN)

    # ---- geometry ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        if self._pages is None or self._pages.count == 0:
            self._sheet = PageSheet()
            vertical.setRange(0, 0)
            horizontal.setRange(0, 0)
            return
        if self._fit is not Fit.FIXED:
            self.zoom = _fitting_zoom(self, self._pages.size(0), self._fit)
        view = self.viewport().size()
        sizes = [self._pages.size(index) for index in range(self._pages.count)]
        self._sheet = lay_pages(sizes, self.zoom * self.logicalDpiX() / POINTS_PER_INCH, view.width())
        vertical.setPageStep(view.height())
        vertical.setSingleStep(48)
        vertical.setRange(0, max(0, self._sheet.height - view.height()))
        horizontal.setPageStep(view.width())
        horizontal.setSingleStep(48)
        horizontal.setRange(0, max(0, self._sheet.width - view.width()))
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _visible(self) -> list[tuple[int, QRect]]:
        """Return the pages in sight with their places in the viewport."""
        seen = self.viewport().rect().translated(-self._offset())
        return [
            (n, place.translated(self._offset()))
            for n, place in enumerate(self._sheet.places)
            if place.intersects(seen)
        ]

    # ---- drawing -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; one without a sharp picture is painted from what there is for now."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(COLOURS["line"]))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, place in self._visible():
            painter.setPen(QColor(COLOURS["line_strong"]))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.fillRect(place, Qt.GlobalColor.white)
            picture = self.pictures.get(index)
            if picture is not None:
                painter.drawImage(place, picture)
            if self._is_stale(index, place):
                self._wake.start(0 if picture is None else _SETTLE_MS)
        painter.end()

    def _is_stale(self, index: int, place: QRect) -> bool:
        picture = self.pictures.get(index)
        return picture is None or picture.size() != picture_size(place, self.devicePixelRatioF())

    def _draw_one(self) -> None:
        """Have one page drawn that is in sight and not sharp; the paint that follows asks for the next."""
        pages = self._pages
        if self._wish is not None or pages is None:
            return
        for index, place in self._visible():
            if self._is_stale(index, place):
                size = picture_size(place, self.devicePixelRatioF())
                self._wish = drawing().ask(
                    self,
                    partial(drawn_if_open, pages, index, size.width(), size.height()),
                    partial(self._take, index),
                )
                return

    def _take(self, index: int, picture: QImage) -> None:
        self._wish = None
        self.pictures.put(index, picture, {each for each, _ in self._visible()} | {index})
        self.viewport().update()

    # ---- events --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit when the window changes."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by page with the paging keys, to the ends with Home and End, and scroll with the arrows."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - MARGIN,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + MARGIN,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self) -> None:
        middle = self.viewport().height() // 3
        passed = [n for n, place in self._visible() if place.top() <= middle]
        page = passed[-1] if passed else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


def _fitting_zoom(view: QAbstractScrollArea, page: QSizeF, how: Fit) -> float:
    """Return the zoom at which ``page`` (points) fills the width of ``view``, or fits into it whole."""
    scale = fitting_scale(page, view.viewport().size(), whole=how is Fit.PAGE)
    return min(MAX_ZOOM, max(MIN_ZOOM, scale * POINTS_PER_INCH / view.logicalDpiX()))
