"""核验: the rounds of an issue with their moves, reviews, look-backs and extensions, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier
from core.domain.letter import LetterKind
from core.domain.lifecycle import MOVES, StatusMove, Way
from core.domain.review import Extension, FollowUp, Review, ReviewResult
from core.wording import chinese_date, word, word_of
from ui.models.tones import tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: what happened, who answers for it, in which words; ``state`` colours its badge."""

    round: int
    day: date
    title: str
    by: str
    text: str
    state: object = None
    of: object = None
    """The review or extension a letter may be written of."""


_NOTICES = {
    ReviewResult.PASS: LetterKind("closure_notice"),
    ReviewResult.RETURN: LetterKind("return_notice"),
}
_EXTENSION = LetterKind("extension_reply")


def letters_of(dossier: IssueDossier) -> dict[object, LetterKind]:
    """Return of which events a letter may be written: of the last review and the last extension alone."""
    life = dossier.life
    found: dict[object, LetterKind] = {}
    if life.extensions:
        found[life.extensions[-1].uuid] = _EXTENSION
    if life.reviews:
        found[life.reviews[-1].uuid] = _NOTICES[life.reviews[-1].result]
    return found


class LifeTab(Tab):
    """核验: which reviews are asked for and waited for, and what happened in every round."""

    SYMBOL = "inspections"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("life.levels", "set_levels")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return the plate of the chain and one for every event, the newest first."""
        found = sorted(events(dossier), key=lambda event: (event.round, event.day))
        offered = letters_of(dossier)
        plates = [self._plate_of(event, offered) for event in reversed(found)]
        return [_chain(dossier), *plates]

    def _plate_of(self, event: Event, offered: dict[object, LetterKind]) -> QWidget:
        """Return the plate of an event, with the way to its letter where one may be written of it."""
        kind = offered.get(event.of)
        if kind is None:
            return _plate(event)
        link = button("life.write_letter", role="link", symbol="letters", name=f"write_{kind.value}")
        link.setText(word("life.write", kind=word_of(kind)))
        link.clicked.connect(lambda: self.act_wanted.emit("write_of_life", kind))
        return _plate(event, link)


def events(dossier: IssueDossier) -> Iterator[Event]:
    """Yield everything that happened; a move that a review made is told by the review alone."""
    life = dossier.life
    positions = {each.measure.uuid: each.measure.position for each in dossier.measures}
    yield from (_extended(each, positions) for each in life.extensions)
    yield from (_moved(each) for each in life.moves if not _told_by_review(each))
    yield from (_reviewed(each) for each in life.reviews)
    yield from (_looked(each) for each in life.follow_ups)


def _told_by_review(move: StatusMove) -> bool:
    passage = MOVES.get((move.from_status, move.to_status))
    return passage is not None and passage.way in {Way.REVIEW, Way.RETURN}


def _moved(move: StatusMove) -> Event:
    title = word("life.moved", old=word_of(move.from_status), new=word_of(move.to_status))
    return Event(move.round, move.moved_on, title, move.moved_by, move.ground, move.to_status)


def _reviewed(review: Review) -> Event:
    title = word("life.reviewed", step=word_of(review.step), result=word_of(review.result))
    number = review.document_number and word("life.document", number=review.document_number)
    text = "\n".join(filter(None, (review.opinion, number)))
    return Event(review.round, review.dated, title, review.reviewed_by, text, review.result, review.uuid)


def _looked(look: FollowUp) -> Event:
    title = word("life.looked", result=word_of(look.result))
    ways = word("lists.or").join(word_of(way) for way in look.ways)
    reopened = word("life.reopened") if look.reopened else ""
    text = "\n".join(filter(None, (ways, look.ground, reopened)))
    return Event(look.round, look.dated, title, look.checked_by, text, look.result)


def _extended(made: Extension, positions: dict[str, int]) -> Event:
    old = chinese_date(made.old_due) or word("issue_panel.no_day")
    new = chinese_date(made.new_due)
    if made.measure_uuid is None:
        title = word("life.extended", old=old, new=new)
    else:
        number = positions.get(made.measure_uuid, 0)
        title = word("life.extended_measure", number=number, old=old, new=new)
    return Event(made.round, made.dated, title, made.approved_by, made.ground, None, made.uuid)


def _chain(dossier: IssueDossier) -> QWidget:
    plate, column = entry_plate()
    life = dossier.life
    steps = word("life.arrow").join(word_of(step) for step in life.chain)
    number = word("life.round", round=dossier.issue.round)
    column.addLayout(row(label(number, "section"), label(word("life.chain", steps=steps)), None))
    if life.next_step is not None:
        column.addWidget(label(word("life.waiting", step=word_of(life.next_step)), "muted"))
    if life.look_back_due is not None:
        day = chinese_date(life.look_back_due)
        column.addWidget(label(word("life.look_back_due", day=day), "muted"))
    return plate


def _plate(event: Event, link: QWidget | None = None) -> QWidget:
    plate, column = entry_plate()
    number = word("life.round", round=event.round)
    head = row(label(chinese_date(event.day), "section"), Badge(number, tone_of(event.state)))
    head.addWidget(label(event.by, "muted"))
    head.addStretch(1)
    if link is not None:
        head.addWidget(link)
    column.addLayout(head)
    column.addWidget(label(event.title, wrap=True))
    if event.text:
        column.addWidget(entry_text(event.text))
    return plate
