"""上级任务 of an issue: the way back up to the tasks it serves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier, TaskDossier
from core.wording import chinese_date, word, word_of
from ui.models.tones import tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


class TasksTab(Tab):
    """Each upper task with its plan, its words and how it stands."""

    SYMBOL = "plans"

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every task."""
        return [self._task(each) for each in dossier.tasks]

    def _task(self, found: TaskDossier) -> QWidget:
        plate, column = entry_plate()
        task, claim = found.task, found.claim
        show = button(
            "issue_panel.show_task", partial(self.act_wanted.emit, "show_task", task.uuid), role="link"
        )
        title = word("plans_page.task_title", plan=found.plan.name, number=task.number)
        column.addLayout(
            row(label(title, "section"), Badge(word_of(found.state), tone_of(found.state)), None, show)
        )
        column.addWidget(entry_text(task.text))
        facts = [task.deadline_words, task.responsible, found.plan.document_number]
        if claim:
            facts.append(
                word(
                    "plans_page.said_claimed",
                    by=claim.by,
                    day=chinese_date(claim.dated),
                    unit=claim.unit,
                    reason="",
                )
            )
        column.addWidget(label("  ·  ".join(part for part in facts if part), "small", wrap=True))
        return plate
