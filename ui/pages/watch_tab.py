"""调度与签收: who signed for the issue, which dispatches speak of it, which duties come of it."""

from __future__ import annotations

from functools import partial
from typing import Self

from PySide6.QtWidgets import QWidget

from core.domain.dispatch import DispatchLine
from core.domain.dossier import IssueDossier
from core.domain.duty import DutyLine
from core.domain.listing import ListKind
from core.domain.signing import SignItem
from core.operations import duties, duty_lists, receipts
from core.wording import chinese_date, word, word_of
from ui.models.tones import tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


class WatchTab(Tab):
    """The first clock of every unit, then dispatches, then duties; and measures that ask for one."""

    SYMBOL = "send"

    @classmethod
    def made(cls, session: Session) -> Self:
        """Return the tab; it reads lists beside the dossier."""
        return cls(session)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tool("watch_tab.hand_down", "hand_down", "send")
        self.tool("watch_tab.dispatch", "new_dispatch", "add")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every unit handed down to, dispatch, duty and measure without its duty."""
        reader, uuid = self._session.reader, dossier.issue.uuid
        items = [each for each in receipts.of_issue(reader, uuid) if each.handed_on]
        lines = [each for each in duty_lists.duty_lines(reader) if each.link in _codes(dossier)]
        wanted = [
            each.measure.position
            for each in dossier.measures
            if duties.suggested(reader, each.measure.uuid) is not None
        ]
        return [
            *(self._signature(each) for each in items),
            *(self._dispatch(each) for each in duty_lists.dispatch_lines(reader, uuid)),
            *(self._duty(each) for each in lines),
            *self._issue_offer(dossier),
            *(self._offer(dossier, position) for position in wanted),
        ]

    def _signature(self, item: SignItem) -> QWidget:
        plate, column = entry_plate()
        head = row(label(item.unit, "section"), None)
        if item.timeliness is not None:
            key = "watch_tab.signed" if item.signed_on else ""
            text = word(key) if key else word_of(item.timeliness)
            head.insertWidget(1, Badge(text, tone_of(item.timeliness)))
        act = partial(self.act_wanted.emit, "sign", item)
        head.addWidget(button("watch_tab.sign", act, role="link", name=f"sign_{item.uuid}"))
        column.addLayout(head)
        column.addWidget(label(sign_words(item), "small", wrap=True))
        return plate

    def _dispatch(self, line: DispatchLine) -> QWidget:
        plate, column = entry_plate()
        show = partial(self.act_wanted.emit, "show_watch", (ListKind.DISPATCHES, line.uuid))
        head = row(
            label(chinese_date(line.held_on), "section"),
            Badge(line.level),
            label(word_of(line.way), "muted"),
            None,
            button("watch_tab.show", show, role="link", name=f"show_{line.uuid}"),
        )
        column.addLayout(head)
        column.addWidget(entry_text("\n".join(filter(None, (line.points, line.asked)))))
        next_day = word("watch_tab.next", day=chinese_date(line.next_on)) if line.next_on else ""
        facts = "  ·  ".join(filter(None, (line.units, line.person, next_day)))
        column.addWidget(label(facts, "small", wrap=True))
        return plate

    def _duty(self, line: DutyLine) -> QWidget:
        plate, column = entry_plate()
        show = partial(self.act_wanted.emit, "show_watch", (ListKind.DUTIES, line.uuid))
        head = row(label(line.code, "section"), None)
        if line.timeliness is not None:
            head.insertWidget(1, Badge(word_of(line.timeliness), tone_of(line.timeliness)))
        head.addWidget(button("watch_tab.show", show, role="link", name=f"show_{line.uuid}"))
        column.addLayout(head)
        column.addWidget(entry_text(line.text))
        day = chinese_date(line.next_due)
        facts = word("watch_tab.duty_facts", rule=line.rule, day=day, done=line.done_of_due)
        column.addWidget(label(facts, "small", wrap=True))
        return plate

    def _issue_offer(self, dossier: IssueDossier) -> list[QWidget]:
        """Return the offer of a duty where the issue's own deadline comes round and nothing repeats it."""
        uuid = dossier.issue.uuid
        if duties.suggested_for_issue(self._session.reader, uuid) is None:
            return []
        plate, column = entry_plate()
        make = partial(self.act_wanted.emit, "make_issue_duty", uuid)
        act = button("watch_tab.make_duty", make, symbol="clock", name="make_issue_duty")
        column.addLayout(row(label(word("watch_tab.offer_issue")), None, act))
        column.addWidget(label(dossier.issue.deadline.raw, "small", wrap=True))
        return [plate]

    def _offer(self, dossier: IssueDossier, position: int) -> QWidget:
        plate, column = entry_plate()
        measure = next(each.measure for each in dossier.measures if each.measure.position == position)
        words = word("watch_tab.offer", number=position)
        make = partial(self.act_wanted.emit, "make_duty", measure.uuid)
        column.addLayout(
            row(
                label(words),
                None,
                button("watch_tab.make_duty", make, symbol="clock", name=f"make_duty_{position}"),
            )
        )
        column.addWidget(label(measure.text, "small", wrap=True))
        return plate


def sign_words(item: SignItem) -> str:
    """Return the days of the first clock as read."""
    parts = [
        word("watch_tab.handed_on", day=chinese_date(item.handed_on)) if item.handed_on else "",
        word("watch_tab.sign_due", day=chinese_date(item.sign_due)) if item.sign_due else "",
        word("watch_tab.signed_on", day=chinese_date(item.signed_on), name=item.signed_by)
        if item.signed_on
        else "",
    ]
    return "  ·  ".join(filter(None, parts))


def _codes(dossier: IssueDossier) -> set[str]:
    code = dossier.issue.code
    return {code, *(f"{code}/{each.measure.position}" for each in dossier.measures)}
