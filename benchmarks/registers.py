"""How long the window stands still over a register of 31,000 entries, against the 0.1 s a person notices.

Each line is an act on the page of registers in the real window off screen, until it is painted; the baseline
is that tenth of a second, so ``ratio`` below 1 is right. What reads the entries runs aside (decision 0029).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from comparison import Comparison, scratch_folder
from large_ledger import DAY
from lists import LIMIT_S, REPEATS, Heartbeat

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ENTRIES = 31_000


def large_register(folder: Path) -> Path:
    """Make a ledger with that many clues in ``folder`` and return the folder."""
    from core.clock import FixedClock
    from core.domain.register import RegisterEntry
    from core.identity import new_uuid
    from core.operations import ledgers
    from core.store.journal import transaction

    clock = FixedClock.on(DAY)
    ws = ledgers.create_ledger(folder, ledgers.new_office("某省法治办", "BM02"), clock)
    with transaction(ws.ledger, "benchmark", "benchmark", now=clock.now(), actor="") as tx:
        for number in range(ENTRIES):
            day = date(2020, 1, 1) + timedelta(days=number % 2_400)
            filled = (
                ("content", f"反映第{number}号事项久拖不决"),
                ("received_on", day.isoformat()),
                ("source", "12345热线转办" if number % 3 else "媒体反映"),
            )
            code = f"线索{day.year}-{number:05d}"
            tx.add(RegisterEntry(uuid=new_uuid(), register="clues", code=code, filled=filled))
    ws.close()
    return folder


def main() -> None:
    """Do every act some times and print how long the event loop stood still at most."""
    from itertools import cycle

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from core.clock import FixedClock
    from core.domain.listing import Filter
    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.session import Session

    make_application()
    with scratch_folder() as folder:
        session = Session.open(large_register(folder / "ledger"), FixedClock.on(DAY))
        window = MainWindow(session)
        window.resize(1360, 860)
        window.show()

        def settle() -> None:
            session.reading.wait()
            session.jobs.wait()
            QApplication.processEvents()

        window.go("registers")
        page: Any = window.page("registers")
        settle()
        page.show_register("clues")
        settle()
        model = page.pane.model
        assert model.rowCount() == ENTRIES
        words, ways = cycle(("号事项", "第1")), cycle(Qt.SortOrder)
        kinds = cycle(((Filter(column="filled.source", values=("媒体反映",)),), ()))
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("refresh", page.refresh),
            ("keystroke", lambda: model.set_words(next(words))),
            ("sort", lambda: model.sort(3, next(ways))),
            ("filter_on_and_off", lambda: model.set_question("", next(kinds))),
        )
        for name, act in acts:
            heart = Heartbeat()
            for _ in range(REPEATS):
                with heart.during(name):
                    act()
                    settle()
            found = Comparison(
                name=f"register_{name}_longest_block",
                ours_s=round(heart.longest, 4),
                baseline_s=LIMIT_S,
                ratio=round(heart.longest / LIMIT_S, 3),
                goal=1.0,
                repeats=REPEATS,
                notes={"entries": ENTRIES},
            )
            print(json.dumps(asdict(found), ensure_ascii=False), flush=True)
        window.close()


if __name__ == "__main__":
    main()
