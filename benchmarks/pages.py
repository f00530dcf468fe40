"""How long the window stands still at every page, tab, dialog and large act over 31,000 measures.

``pages.py`` walks a ledger of 31,000, ``pages.py 310`` one of 310,000 measures. Every step is done in the
real window off screen until it is painted and all that was asked for has come: once as a person meets it
first, with modules still to be loaded (``first_s``), then three times more. ``ours_s`` is the shortest of
the three longest blocks, the baseline the tenth of a second that a person begins to notice. ``worked_s`` is
what the window's thread computed in its longest stretch, which other work on the machine lengthens less
than the clock on the wall.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from comparison import Comparison
from large_ledger import DAY, ledger_for
from lists import LIMIT_S, Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Step = tuple[str, Callable[[], object]]
_AGAIN = 3
_LONG_JOBS = ("health",)
"""Pages that wait minutes for a job: invented texts are all alike, and every pair of them is compared."""


def main() -> None:
    """Walk and print a line a step, the worst last."""
    with ledger_for(sys.argv[1:]) as (_, folder):
        window = Window(folder)
        found = [_measured(window, name, deed) for name, deed in steps(window)]
        worst = max(found, key=lambda each: each.ratio)
        print(json.dumps({"worst": worst.name, "ratio": worst.ratio}, ensure_ascii=False), flush=True)
        window.close()


def _measured(window: Window, name: str, deed: Callable[[], object]) -> Comparison:
    """Do a step once and then some times more; print its longest block."""
    heart = window.heart
    act = window.act(name, deed)
    heart.longest = heart.worked = 0.0
    act()
    first, first_worked = heart.longest, heart.worked
    blocks, worked = [], []
    for _ in range(_AGAIN):
        heart.longest = heart.worked = 0.0
        act()
        blocks.append(heart.longest)
        worked.append(heart.worked)
    again = min(blocks)
    found = Comparison(
        name=name,
        ours_s=round(again, 4),
        baseline_s=LIMIT_S,
        ratio=round(again / LIMIT_S, 2),
        goal=1.0,
        repeats=_AGAIN,
        notes={
            "first_s": round(first, 3),
            "first_worked_s": round(first_worked, 3),
            "worked_s": round(min(worked), 3),
        },
    )
    print(json.dumps(asdict(found), ensure_ascii=False), flush=True)
    return found


def steps(window: Window) -> Iterator[Step]:
    """Yield what a person does: pages, their tabs, a record, an entry, the dialogs."""
    yield from _pages(window)
    yield from _record(window)
    yield from _past(window)
    yield from _dialogs(window)


def _pages(window: Window) -> Iterator[Step]:
    from PySide6.QtWidgets import QTabBar

    from ui.pages.registry import PAGES

    for name in (each for each in PAGES if each not in _LONG_JOBS):

        def show(name: str = name) -> None:
            made = name in window.window._pages
            window.window.go(name)
            if made:
                window.window.page(name).refresh()

        yield f"page_{name}", show
        bars = [each for each in window.window.page(name).findChildren(QTabBar) if each.count() > 1]
        for number, bar in enumerate(bars):
            for place in range(1, bar.count()):
                yield f"tab_{name}_{number}_{bar.tabText(place)}", _turns(bar, place)
            bar.setCurrentIndex(0)
            window.settle()


def _turns(bar: Any, place: int) -> Callable[[], None]:  # noqa: ANN401 - PySide6 is imported in functions only
    """Return the way to a tab from the one before it."""

    def turn() -> None:
        bar.setCurrentIndex(place - 1)
        bar.setCurrentIndex(place)

    return turn


def _record(window: Window) -> Iterator[Step]:
    from core.domain.listing import ListKind
    from core.operations import listing

    reader = window.session.reader
    uuids = iter(listing.list_ids(reader, listing.query_of(reader, ListKind.ISSUES))[100:])
    yield "record", lambda: window.window.show_record(ListKind.ISSUES, next(uuids))
    panel = window.page.panel
    for name in panel.tabs.names()[1:]:

        def turn(name: str = name) -> None:
            panel.tabs.choose(panel.tabs.names()[0])
            panel.tabs.choose(name)

        yield f"record_{name}", turn
    panel.tabs.choose(panel.tabs.names()[0])
    yield from _entry(window)


def _entry(window: Window) -> Iterator[Step]:
    """Enter an issue told before: the window warns and waits for a second press."""
    from itertools import count

    from core.operations import listing

    panel = window.page.panel
    told = listing.batches(window.session.reader)[0].uuid
    window.page.start_new()
    number = count()
    row = window.session.reader.ledger.connection.execute("SELECT text FROM issue LIMIT 1").fetchone()

    def save() -> None:
        values = {"batch_uuid": told, "area": "行政执法", "text": f"{row[0]}{next(number)}"}
        panel.form.set_values(values)
        panel.save()

    yield "issue_entered", save
    panel.form.clean()
    panel.keeper.drop()


def _past(window: Window) -> Iterator[Step]:
    """Scroll through the rows behind a figure of another day."""
    from itertools import cycle

    from core.domain.listing import ListKind
    from core.operations import statistics
    from ui.dialogs.rows_dialog import RowsDialog

    past = statistics.as_of(window.session.reader, DAY + timedelta(days=1))
    made = RowsDialog(past, ListKind.MEASURES, (), window.window, session=window.session)
    made.show()
    window.settle()
    places = cycle(range(1_000, made.model.rowCount(), 1_000))
    grid = made.grid
    yield (
        "past_rows_scrolled",
        lambda: grid.scrollTo(made.model.index(next(places), 0), grid.ScrollHint.PositionAtTop),
    )
    made.close()


def _dialogs(window: Window) -> Iterator[Step]:
    from ui.gallery import DIALOGS

    for name, make in DIALOGS.items():

        def show(make: Callable[[Any], Any] = make) -> None:
            dialog = make(window.session)
            if dialog is not None:
                dialog.show()
                window.settle()
                dialog.close()
                dialog.deleteLater()

        yield f"dialog_{name}", show


if __name__ == "__main__":
    main()
