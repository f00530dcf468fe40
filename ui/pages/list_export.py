"""Export exactly what a list shows: its rows, their order, the columns a person chose."""

from __future__ import annotations

from pathlib import Path

from core.wording import chinese_date, word
from ui.dialogs.saving import place_to_write
from ui.pages.list_pane import ListPane
from ui.pages.page import Page


def export_shown(page: Page, pane: ListPane) -> None:
    """Ask for a place and write the list there."""
    name = word("ledger.export_name", day=chinese_date(page.session.today))
    chosen = place_to_write(page, name)
    if chosen:
        export_to(page, pane, chosen)


def export_to(page: Page, pane: ListPane, path: Path) -> None:
    """Write what ``pane`` shows to ``path`` as a job and say so on the page."""
    from core.operations import exports

    query, keys = pane.model.query, pane.grid.shown_columns()
    page.session.read_job(
        lambda workspace, progress: exports.export_list(workspace, path, query, keys, progress),
        label=word("acts.exporting"),
        on_done=lambda written: page.tell(word("acts.exported", path=written)),
    )
