"""What a click in a list of 31,000 measures costs until it is painted, against the SQL that feeds it.

``lists.py`` measures 31,000, ``lists.py 310`` 310,000 measures; a folder as second argument keeps the ledger.
Each line is an act in the real window off screen: a sort click, a keystroke in the find line, a filter, a
page of scrolling, the search line, the statistics page, the first page; the baseline runs the very statements
that feed it on a bare connection. What ours does beyond: the way to the reading thread and back, the model's
reset, the rows in view, the selection, the painting.

The line ``longest_block`` compares the longest time the window's event loop stood still during all this with
the 0.1 s that a person begins to notice.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from comparison import Comparison, compare
from large_ledger import DAY, ledger_for

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
GOAL = 2.0
LIMIT_S = 0.1
REPEATS = 7


class Heartbeat:
    """A timer that fires whenever the event loop is free; the longest gap is how long it was not.

    ``worked`` is the most the thread computed between two beats: what a busy machine does not lengthen.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = self.worked = 0.0
        self.worst = ""
        self.doing = ""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        if self.doing and now - self._last > self.longest:
            self.longest, self.worst = now - self._last, self.doing
        if self.doing:
            self.worked = max(self.worked, worked - self._worked)
        self._last, self._worked = now, worked

    @contextmanager
    def during(self, doing: str) -> Iterator[None]:
        """Count gaps from here to the end of the block only, under this name."""
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents()
        self._last, self._worked, self.doing = time.perf_counter(), time.thread_time(), doing
        yield
        QApplication.processEvents()
        self._beat()
        self.doing = ""


class Window:
    """The real window on a large ledger, and what a person does in it."""

    def __init__(self, folder: Path) -> None:
        from core.clock import FixedClock
        from core.domain.listing import ListKind
        from ui.app import make_application
        from ui.main_window import MainWindow
        from ui.session import Session

        make_application()
        self.session = Session.open(folder, FixedClock.on(DAY))
        self.window = MainWindow(self.session)
        self.window.resize(1360, 860)
        self.window.show()
        self.window.go("ledger")
        self.page: Any = self.window.page("ledger")
        self.page.show_kind(ListKind.MEASURES)
        self.settle()
        self.model = self.page.pane.model
        self.heart = Heartbeat()

    def settle(self) -> None:
        """Let every answer come and everything be painted, the event loop turning as always."""
        from PySide6.QtWidgets import QApplication

        self.session.reading.wait()
        self.session.jobs.wait()
        QApplication.processEvents()

    def act(self, name: str, deed: Callable[[], object]) -> Callable[[], None]:
        """Return ``deed`` with all that follows from it until it is painted."""

        def done() -> None:
            with self.heart.during(name):
                deed()
                self.settle()

        return done

    def close(self) -> None:
        """Close window and ledger."""
        self.window.close()


def bare(path: Path, reading: Callable[[Any], object], session: Any) -> Callable[[], None]:  # noqa: ANN401
    """Return a run of the statements that ``reading`` runs, on a connection without anything of ours."""
    from core.store import list_halves, second_reader
    from core.store.natural import order_in

    ran: list[str] = []
    worth, worth_half = second_reader.WORTH_IT, list_halves.WORTH_IT
    second_reader.WORTH_IT = list_halves.WORTH_IT = sys.maxsize  # whole walks, on one connection
    session.reader.ledger.connection.set_trace_callback(ran.append)
    reading(session.reader)
    session.reader.ledger.connection.set_trace_callback(None)
    second_reader.WORTH_IT, list_halves.WORTH_IT = worth, worth_half
    selects = [sql for sql in ran if sql.lstrip().startswith("SELECT")]
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    order_in(connection)

    def run() -> None:
        for sql in selects:
            connection.execute(sql).fetchall()

    return run


def main() -> None:
    """Compare and print."""
    with ledger_for(sys.argv[1:]) as (thousands, folder):
        window = Window(folder)
        for name, deed, reading in acts(window):
            compare(
                f"{name}_{thousands}k",
                ours=window.act(name, deed),
                baseline=bare(folder / "ledger.db", reading, window.session),
                goal=GOAL,
                repeats=REPEATS,
                measures=window.model.rowCount(),
            )
        heart = window.heart
        ratio = round(heart.longest / LIMIT_S, 3)
        found = Comparison(
            name=f"longest_block_{thousands}k",
            ours_s=round(heart.longest, 4),
            baseline_s=LIMIT_S,
            ratio=ratio,
            goal=1.0,
            repeats=REPEATS,
            notes={"during": heart.worst},
        )
        print(json.dumps(asdict(found), ensure_ascii=False), flush=True)
        window.close()


Act = tuple[str, Callable[[], object], Callable[[Any], object]]


def acts(window: Window) -> Iterator[Act]:
    """Yield what is measured: its name, the deed in the window, and the reading it is fed by."""
    from itertools import cycle

    from PySide6.QtCore import Qt

    from core.domain.listing import Filter, ListKind, ListQuery
    from core.operations import listing, searching, statistics
    from core.operations import overview as figures
    from core.statistics.figures import Dimension

    model, grid = window.model, window.page.pane.grid
    columns = [column.key for column in model.columns]

    def start(**asked: Any) -> Callable[[Any], object]:  # noqa: ANN401
        query = ListQuery(kind=ListKind.MEASURES, today=DAY, **asked)
        return lambda ws: listing.list_start(ws, query, 200)

    ways = cycle((Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder))
    for key in ("deadline_due", "text"):
        place = columns.index(key)
        yield f"sort_{key}", lambda place=place: model.sort(place, next(ways)), start(sort=((key, True),))
    model.sort(-1)
    window.settle()
    words = cycle(("裁量权基准", "裁量权基"))
    yield "keystroke", lambda: model.set_words(next(words)), start(words="裁量权基准")
    rare = cycle(("督办函上", "督办函下"))
    yield "keystroke_rare", lambda: model.set_words(next(rare)), start(words="督办函下")
    model.set_words("")
    window.settle()
    overdue = (Filter(column="timeliness", values=("overdue",)),)
    both = cycle((overdue, overdue[:0]))
    yield "filter_on_and_off", lambda: model.set_question("", next(both)), start()
    model.set_question("", ())
    window.settle()
    ids = listing.list_ids(window.session.reader, model.query)
    pages = cycle(range(2, len(ids) // 200))
    page = [ids[400:600]]
    yield (
        "scroll_to_an_unread_page",
        lambda: grid.scrollTo(model.index(next(pages) * 200 + 100, 0), grid.ScrollHint.PositionAtTop),
        lambda ws: listing.list_rows(ws, model.query, page[0]),
    )
    search = window.window.search
    found = cycle(("裁量权", "裁量权基"))
    yield (
        "search_line",
        lambda: (search.setText(next(found)), search.look_up()),
        lambda ws: searching.search(ws, "裁量权基"),
    )
    search.clear()
    window.window.go("statistics")
    window.settle()
    shown: Any = window.window.page("statistics")
    yield (
        "statistics_page",
        lambda: shown.show_kind(ListKind.MEASURES),
        lambda ws: statistics.statistics(
            ws, ListKind.MEASURES, wanted=statistics.shown_with(ws, Dimension.UNIT)
        ),
    )
    window.window.go("overview")
    window.settle()
    yield "first_page", window.window.page("overview").refresh, figures.overview


if __name__ == "__main__":
    main()
