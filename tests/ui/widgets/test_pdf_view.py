from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.sample_pdf import write_pdf
from ui.widgets import pdf_sheet
from ui.widgets.pdf_view import Fit, PdfView


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


def test_the_file_can_be_replaced_while_it_is_shown(view, tmp_path):
    (tmp_path / "letter.pdf").unlink()
    write_pdf(tmp_path / "letter.pdf", 2)
    view.show_file(tmp_path / "letter.pdf")
    assert view.page_count == 2


def test_only_pages_in_sight_are_drawn(view, qtbot):
    qtbot.waitUntil(lambda: in_sight_are_sharp(view))
    assert set(view.pictures.pages()) == {index for index, _ in view._visible()}


def test_memory_stays_bounded_however_far_a_person_scrolls(view, qtbot, monkeypatch):
    monkeypatch.setattr(pdf_sheet, "KEPT_BYTES", 4_000_000)
    one = 0
    for page in range(12):
        view.go_to(page)
        qtbot.waitUntil(lambda: in_sight_are_sharp(view))
        one = max(one, *(view.pictures.get(each).sizeInBytes() for each in view.pictures.pages()))
    assert view.pictures.size <= 4_000_000 + len(view._visible()) * one


def test_many_small_pages_in_sight_are_all_kept_and_drawing_ends(view, qtbot, monkeypatch):
    monkeypatch.setattr(pdf_sheet, "KEPT_BYTES", 0)
    view.resize(400, 1500)
    view.set_zoom(0.25)
    qtbot.waitUntil(lambda: in_sight_are_sharp(view))
    assert len(view._visible()) >= 4
    qtbot.waitUntil(lambda: not view._wake.isActive())


def test_a_huge_zoom_draws_no_huge_picture(view, qtbot):
    view.set_zoom(4.0)
    qtbot.waitUntil(lambda: in_sight_are_sharp(view))
    assert max(view.pictures.get(each).height() for each in view.pictures.pages()) <= pdf_sheet.LONGEST_SIDE


def test_page_number_follows_the_scrolling(view, qtbot):
    with qtbot.waitSignal(view.page_changed):
        view.go_to(4)
    assert view.page == 4
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 11
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0


def test_width_fit_follows_the_window(view):
    before = view.zoom
    view.resize(900, 700)
    assert view.zoom == pytest.approx(before * (900 - 32) / (500 - 32), rel=0.05)
    view.fit(Fit.PAGE)
    assert view._visible()[0][1].height() <= 700


def test_ctrl_wheel_zooms_and_the_plain_wheel_scrolls(view):
    def turn(amount, modifier):
        place = QPointF(200, 200)
        event = QWheelEvent(
            place, view.mapToGlobal(place), QPoint(), QPoint(0, amount), Qt.MouseButton.NoButton,
            modifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    before = view.zoom
    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(before * 1.2)
    turn(-240, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(before / 1.2)
    assert view.verticalScrollBar().value() == 0
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
