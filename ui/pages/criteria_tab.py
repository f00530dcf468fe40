"""检验标准 of an issue, one by one: how each stands, who answered it, what proves it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.criterion import CriterionEntry, CriterionState, state_of
from core.domain.dossier import IssueDossier
from core.wording import chinese_date, word, word_of
from ui.models.tones import tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


class CriteriaTab(Tab):
    """A plate for every criterion; the raw words stay on the first page of the record."""

    SYMBOL = "check"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("criteria_tab.add", "add_criterion", "add")
        self.tool("criteria_tab.split", "split_criteria")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return the line of the whole and a plate for every criterion."""
        found = dossier.criteria
        if not found:
            return []
        met = sum(each.state is CriterionState.MET for each in found)
        whole = label(word("criteria_tab.whole", met=met, count=len(found)), "muted")
        return [whole, *(self._plate(number, each) for number, each in enumerate(found, 1))]

    def _plate(self, number: int, each: CriterionEntry) -> QWidget:
        standard = each.criterion
        plate, column = entry_plate()
        state = each.state
        head = row(
            label(owner_words(each.measure, number), "section"), Badge(word_of(state), tone_of(state)), None
        )
        for key, name in (
            ("criteria_tab.answer", "answer_criterion"),
            ("issue_panel.edit", "edit_criterion"),
            ("issue_panel.remove", "remove_criterion"),
        ):
            act = partial(self.act_wanted.emit, name, each)
            head.addWidget(button(key, act, role="link", name=f"{key}_{number}"))
        column.addLayout(head)
        column.addWidget(entry_text(standard.text))
        for text in (_count(each), _answered(each), _proofs(each)):
            if text:
                column.addWidget(label(text, "small", wrap=True))
        return plate


def owner_words(measure: int, number: int) -> str:
    """Return what an item is called: its number, and the measure it is of."""
    if measure:
        return word("criteria_tab.of_measure", number=number, measure=measure)
    return word("criteria_tab.of_issue", number=number)


def _count(each: CriterionEntry) -> str:
    standard = each.criterion
    if standard.comparison is None:
        return ""
    return word(
        "criteria_tab.count",
        sign=word_of(standard.comparison),
        target=standard.target,
        unit=standard.measure_word,
        actual=standard.actual or word("criteria_tab.no_actual"),
    )


def _answered(each: CriterionEntry) -> str:
    standard = each.criterion
    if standard.answered_on is None:
        return ""
    facts = (chinese_date(standard.answered_on), standard.answered_by, standard.answer_note)
    told = "  ·  ".join(fact for fact in facts if fact)
    if not each.earlier_round:
        return told
    return word(
        "criteria_tab.earlier", round=each.earlier_round, state=word_of(state_of(standard)), told=told
    )


def _proofs(each: CriterionEntry) -> str:
    names = word("lists.or").join(proof.name for proof in each.evidence)
    return word("issue_panel.proofs", names=names) if names else ""
