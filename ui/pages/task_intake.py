"""Tasks taken into the chosen plan: a pasted block, or a spreadsheet read by the importer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.operations import task_import
from core.wording import word
from ui.dialogs.saving import file_to_read
from ui.pages import task_acts

if TYPE_CHECKING:
    from ui.pages.plans_page import PlansPage


def paste(page: PlansPage) -> None:
    """Take a block of tasks copied from a spreadsheet."""
    if plan := page.tree.current():
        page.ask(task_acts.paste_task(plan), word("plans_page.tasks_in"))


def choose_import(page: PlansPage) -> None:
    """Ask for a spreadsheet and read the tasks of the chosen plan from it."""
    chosen = file_to_read(page, "acts.choose_import", "acts.spreadsheets")
    if chosen:
        import_from(page, chosen)


def import_from(page: PlansPage, path: Path) -> None:
    """Read the tasks of ``path`` into the chosen plan as a job."""
    plan = page.tree.current()
    page.session.write(
        lambda workspace, progress: task_import.take_tasks(
            workspace, plan, task_import.read_tasks(path, progress)
        ),
        label=word("plans_page.reading"),
        on_done=lambda made: page.tell(word("plans_page.imported", count=len(made.value))),
    )
