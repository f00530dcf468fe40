from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ui.jobs.drawing import DrawingThread, drawing


def picture():
    return QImage(1, 1, QImage.Format.Format_RGB32)


def test_pictures_are_drawn_aside_and_arrive_in_the_thread_of_the_window(qtbot):
    threads, got = [], []

    def draw():
        threads.append(threading.current_thread())
        return picture()

    asker = QObject()
    drawing().ask(asker, draw, lambda image: got.append((image, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert threads[0] is not threading.main_thread()
    assert got[0][1] is threading.main_thread()


def test_what_nobody_waits_for_is_not_delivered(qtbot):
    thread, got = DrawingThread(), []
    gate = threading.Event()
    asker, gone = QObject(), QObject()
    thread.ask(asker, lambda: gate.wait(10) and picture(), lambda _: got.append("first"))
    forgotten = thread.ask(asker, lambda: got.append("drawn"), lambda _: got.append("forgotten"))
    forgotten.forget()
    thread.ask(gone, picture, lambda _: got.append("gone"))
    thread.ask(asker, lambda: None, lambda _: got.append("nothing"))
    thread.ask(asker, picture, lambda _: got.append("last"))
    gone.deleteLater()
    import shiboken6

    shiboken6.delete(gone)
    gate.set()
    qtbot.waitUntil(lambda: "last" in got)
    assert got == ["first", "last"]
