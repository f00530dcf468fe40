"""What stands below the facts of an issue: one section for each thing that hangs on it, with its count."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier, IssueLife, IssueLinks
from core.domain.review import Extension, FollowUp, Review
from core.wording import word
from ui.pages.criteria_tab import CriteriaTab
from ui.pages.evidence_tab import EvidenceTab
from ui.pages.issue_tabs import LettersTab, MeasuresTab, ProgressTab, Tab, TrailTab
from ui.pages.life_tab import LifeTab
from ui.pages.links_tab import LinksTab
from ui.pages.milestones_tab import MilestonesTab
from ui.pages.related_tab import RelatedTab
from ui.pages.tasks_tab import TasksTab
from ui.pages.watch_tab import WatchTab
from ui.session import Session
from ui.widgets.sections import Sections

FACTS = "facts"
_TABS: tuple[type[Tab], ...] = (
    *(MeasuresTab, ProgressTab, CriteriaTab, MilestonesTab, EvidenceTab, LettersTab),
    *(LifeTab, LinksTab, RelatedTab, WatchTab, TasksTab, TrailTab),
)
"""The sections below the facts, from above; another one is another class here."""


class IssueSections(Sections):
    """The facts and everything that hangs on them; a new issue has its facts alone."""

    act_wanted = Signal(str, object)
    """An act of ``issue_acts`` and what it is about."""

    def __init__(self, session: Session, facts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(FACTS, facts, word("issue_panel.facts"), "info")
        self.tabs = tuple(each.made(session) for each in _TABS)
        for tab in self.tabs:
            tab.act_wanted.connect(self.act_wanted)
            name = type(tab).__name__
            self.add(name, tab, word(f"issue_panel.{name}"), tab.SYMBOL)

    def show_dossier(self, dossier: IssueDossier | None) -> None:
        """Show what hangs on an issue, and how much of each; ``None`` is a new one."""
        for tab in self.tabs:
            name = type(tab).__name__
            self.show_section(name, shown=dossier is not None)
            self.show_count(name, count_of(name, dossier))
            if dossier is not None:
                tab.show_dossier(dossier)


def count_of(name: str, dossier: IssueDossier | None) -> int:
    """Return how many entries the section ``name`` holds, 0 for one that is not counted."""
    return _COUNTS[name](dossier) if dossier and name in _COUNTS else 0


def lived(life: IssueLife) -> list[str]:
    """Return the uuids of the reviews, look-backs and extensions of an issue."""
    acts: tuple[Review | FollowUp | Extension, ...] = (*life.reviews, *life.follow_ups, *life.extensions)
    return [each.uuid for each in acts]


def _linked(links: IssueLinks) -> int:
    return len(links.measures) + len(links.shared) + len(links.alike)


_COUNTS: dict[str, Callable[[IssueDossier], int]] = {
    "MeasuresTab": lambda dossier: len(dossier.measures),
    "ProgressTab": lambda dossier: len(dossier.notes),
    "EvidenceTab": lambda dossier: len({proof.sha256 for proof in dossier.evidence}),
    "LettersTab": lambda dossier: len(dossier.letters),
    "CriteriaTab": lambda dossier: len(dossier.criteria),
    "MilestonesTab": lambda dossier: len(dossier.milestones),
    "LinksTab": lambda dossier: _linked(dossier.links),
    "RelatedTab": lambda dossier: len(dossier.related),
    "TasksTab": lambda dossier: len(dossier.tasks),
    "LifeTab": lambda dossier: len(lived(dossier.life)),
}
