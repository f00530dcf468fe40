"""节点 of an issue and its measures: target against actual, with every report as it was made."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier
from core.domain.milestone import Milestone, MilestoneEntry, MilestoneReport
from core.wording import chinese_date, word, word_of
from ui.models.tones import tone_of
from ui.pages.criteria_tab import owner_words
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


class MilestonesTab(Tab):
    """A plate for every milestone, by day; its reports stand under it, the newest first."""

    SYMBOL = "calendar"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("milestones_tab.add", "add_milestone", "add")
        self.tool("milestones_tab.split", "split_stages")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every milestone."""
        return [self._plate(number, each) for number, each in enumerate(dossier.milestones, 1)]

    def _plate(self, number: int, each: MilestoneEntry) -> QWidget:
        step = each.milestone
        plate, column = entry_plate()
        head = row(
            label(owner_words(each.measure, number), "section"),
            label(chinese_date(step.due)),
            Badge(word_of(each.state), tone_of(each.state)),
            None,
        )
        for key, name in (
            ("milestones_tab.report", "report_milestone"),
            ("issue_panel.edit", "edit_milestone"),
            ("issue_panel.remove", "remove_milestone"),
        ):
            act = partial(self.act_wanted.emit, name, each)
            head.addWidget(button(key, act, role="link", name=f"{key}_{number}"))
        column.addLayout(head)
        column.addWidget(entry_text(goal_words(step)))
        if each.lacking:
            unit = step.measure_word if step.amount else "%"
            column.addWidget(
                label(word("milestones_tab.lacking", count=f"{each.lacking:f}", unit=unit), "muted")
            )
        for report in reversed(each.reports):
            column.addWidget(label(_report(step, report), "small", wrap=True))
        return plate


def goal_words(step: Milestone) -> str:
    """Return what a milestone asks for: its words, and the numbers they do not say themselves."""
    share = "" if step.percent is None else f"{step.percent}%"
    count = f"{step.amount}{step.measure_word}" if step.amount else ""
    numbers = (each for each in (share, count) if each and each not in step.target)
    return "  ".join(filter(None, (step.target, *numbers)))


def _report(step: Milestone, report: MilestoneReport) -> str:
    share = "" if report.percent is None else f"{report.percent}%"
    count = f"{report.amount}{step.measure_word}" if report.amount else ""
    done = word("milestones_tab.reached") if report.reached else ""
    parts = (chinese_date(report.reported_on), share, count, done, report.reported_by, report.note)
    return "  ".join(part for part in parts if part)
