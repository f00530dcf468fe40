"""A start of the window: is there a screen, and the ledger is opened aside while Qt's widgets come in.

The thread that will write into the ledger locks and checks it; SQLite lets Python go on meanwhile, so the
window is made in that time. It is not shown before the check has answered (decision 0066).
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from core.clock import Clock
from core.errors import Environment, UserFacing
from core.logs import start_log
from core.wording import sentence
from ui.jobs import display
from ui.models.recent_ledgers import last_ledger
from ui.session import Opening

_LOG = logging.getLogger(__name__)


def run(ledger: str | None = None) -> int:
    """Show ``ledger``, else the last one; return the exit code: 0 when closed, 3 without a display."""
    start_log()
    if not display.is_there():
        return _say(Environment("no_display"))
    missing = display.missing_library()
    if missing:
        return _say(Environment("no_window_library", reason=missing))
    for line in display.prefer_input_method():
        _LOG.info(line)
    wanted = Path(ledger) if ledger else last_ledger()
    opening = Opening.of_ledger(wanted, Clock()) if wanted is not None else None
    from ui.app import show  # Qt's widgets

    return show(opening)


def _say(error: UserFacing) -> int:
    """Tell ``error`` on the terminal, because there is no window to tell it in."""
    sys.stderr.write(sentence(error) + os.linesep)
    return error.exit_code
