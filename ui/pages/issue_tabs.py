"""What hangs on an issue, tab by tab: measures, progress, letters, trail. Each shows a dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.domain.change import JournalEntry
from core.domain.dossier import IssueDossier, LinkedMeasure, MeasureDossier
from core.domain.drafts import UnitName
from core.domain.evidence import Evidence
from core.domain.letter import Letter
from core.domain.measure import ProgressNote
from core.domain.reply import Reply
from core.wording import chinese_date, word, word_of
from ui.models.due_model import left_words
from ui.models.lights import light
from ui.models.tones import tone_of
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import button, clear, label, row, scrolled


class Tab(QWidget):
    """A scrolled column of entries, rebuilt for every dossier; acts are told to the panel by name."""

    SYMBOL = "more"
    """Icon of the section where there is no room for its words."""

    act_wanted = Signal(str, object)

    @classmethod
    def made(cls, session: Session) -> Self:
        """Return the tab for a panel; one that reads more than the dossier takes the session."""
        del session
        return cls()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = QVBoxLayout()
        self.entries.setSpacing(8)
        self.tools = row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self.tools)
        column.addWidget(scrolled(self.entries, margins=(0, 0, 12, 0)), 1)

    def show_dossier(self, dossier: IssueDossier) -> None:
        """Show what this tab shows of ``dossier``; the keyboard stays where it was."""
        held = self._held()
        clear(self.entries)
        found = self.parts(dossier)
        for part in found:
            self.entries.addWidget(part)
        if not found:
            self.entries.addWidget(
                label(word(f"issue_panel.empty_{type(self).__name__}"), "muted", wrap=True)
            )
        self.entries.addStretch(1)
        if held is not None:
            self._hand_back(held)

    def _held(self) -> str | None:
        """Return the name of the entry's button that holds the keyboard, ``None`` when none does."""
        holder = self.window().focusWidget()
        inside = self.entries.parentWidget()
        return holder.objectName() if holder is not None and inside.isAncestorOf(holder) else None

    def _hand_back(self, name: str) -> None:
        """Give the keyboard to the same button of the new entries, else to the first tool."""
        plates = [self.entries.itemAt(place).widget() for place in range(self.entries.count())]
        found = [plate.findChild(QPushButton, name) for plate in plates if plate is not None and name]
        again = next((each for each in found if each is not None), None) or self.findChild(QPushButton)
        if again is not None:
            again.setFocus()

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return one widget an entry; every tab has its own."""
        del dossier
        return []

    def tool(self, key: str, name: str, symbol: str = "", role: str = "") -> None:
        """Put a button above the entries."""
        self.tools.addWidget(button(key, lambda: self.act_wanted.emit(name, None), symbol=symbol, role=role))


class MeasuresTab(Tab):
    """整改措施: each with its standing, units, deadline and acts."""

    SYMBOL = "columns"

    @classmethod
    def made(cls, session: Session) -> Self:
        """Return the tab; it knows the office's reminder spans."""
        return cls(lambda: session.reader.settings.reminder_days)

    def __init__(self, spans: Callable[[], Sequence[int]] = tuple, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = spans
        self.tool("issue_panel.add_measure", "add_measure", "add")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every measure, then for those of other issues that stand here too, marked so."""
        own = [self._measure(each) for each in dossier.measures]
        return own + [_linked_plate(each) for each in dossier.links.measures]

    def _measure(self, each: MeasureDossier) -> QWidget:
        measure = each.measure
        plate, column = entry_plate()
        head = row(
            label(word("issue_panel.measure_number", number=measure.position), "section"),
            Badge(word_of(measure.status), tone_of(measure.status)),
            Badge(*light(each.timeliness, each.days_left, self._spans())),
            None,
        )
        for key, name in (
            ("issue_panel.add_note", "add_note"),
            ("issue_panel.edit", "edit_measure"),
            ("issue_panel.remove", "remove_measure"),
        ):
            head.addWidget(
                button(
                    key,
                    partial(self.act_wanted.emit, name, each),
                    role="link",
                    name=f"{key}_{measure.position}",
                )
            )
        column.addLayout(head)
        column.addWidget(entry_text(measure.text))
        column.addWidget(label(_measure_facts(each), "small", wrap=True))
        if each.notes:
            latest = each.notes[0]
            column.addWidget(
                label(
                    word("issue_panel.latest", day=chinese_date(latest.noted_on), text=latest.text),
                    "muted",
                    wrap=True,
                )
            )
        return plate


class ProgressTab(Tab):
    """进展: what was reported on which day, newest first."""

    SYMBOL = "statistics"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("issue_panel.add_issue_note", "add_note", "add")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every note."""
        positions = {each.measure.uuid: each.measure.position for each in dossier.measures}
        proofs: dict[str, list[Evidence]] = {}
        for proof in dossier.evidence:
            proofs.setdefault(proof.progress_uuid or "", []).append(proof)
        notes = sorted(dossier.notes, key=lambda note: note.noted_on, reverse=True)
        return [self._note(note, positions, proofs.get(note.uuid, [])) for note in notes]

    def _note(self, note: ProgressNote, positions: dict[str, int], proofs: Sequence[Evidence]) -> QWidget:
        plate, column = entry_plate()
        position = positions.get(note.measure_uuid or "")
        what = word("issue_panel.measure_number", number=position) if position else word("issue_panel.whole")
        head = row(label(chinese_date(note.noted_on), "section"), label(what, "muted"), None)
        if note.percent is not None:
            head.insertWidget(2, Badge(f"{note.percent}%"))
        head.addWidget(
            button("issue_panel.remove", partial(self.act_wanted.emit, "remove_note", note), role="link")
        )
        column.addLayout(head)
        column.addWidget(entry_text(note.text))
        by = "  ".join(part for part in (note.reported_by, note.source) if part)
        if by:
            column.addWidget(label(by, "small", wrap=True))
        if proofs:
            names = word("lists.or").join(proof.name for proof in proofs)
            column.addWidget(label(word("issue_panel.proofs", names=names), "small", wrap=True))
        return plate


class LettersTab(Tab):
    """文书: the letters that speak of this issue."""

    SYMBOL = "letters"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("issue_panel.write_letter", "write_letter", "letters")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every letter."""
        return [
            self._letter(
                each,
                [reply for reply in dossier.replies if reply.letter_uuid == each.uuid],
                [slip for slip in dossier.slips if slip.letter_uuid == each.uuid],
            )
            for each in dossier.letters
        ]

    def _letter(self, letter: Letter, replies: Sequence[Reply], slips: Sequence[Evidence]) -> QWidget:
        plate, column = entry_plate()
        show = button(
            "issue_panel.show_letter", partial(self.act_wanted.emit, "show_letter", letter.uuid), role="link"
        )
        head = row(
            label(letter.document_number, "section"),
            Badge(word_of(letter.state), tone_of(letter.state)),
            None,
            show,
        )
        column.addLayout(head)
        column.addWidget(label(letter.title, wrap=True))
        facts = word("issue_panel.letter_facts", unit=letter.addressee, day=chinese_date(letter.dated_on))
        column.addWidget(label(facts, "small", wrap=True))
        for reply in replies:
            said = word(
                "replies.line", day=chinese_date(reply.replied_on), step=word_of(reply.step), text=reply.said
            )
            column.addWidget(label(said.rstrip(), "small", wrap=True))
        if slips and letter.signed_on is not None:
            signed = word("slip_files.signed", day=chinese_date(letter.signed_on), name=letter.signed_by)
            column.addWidget(label(signed, "small", wrap=True))
        for slip in slips:
            column.addLayout(self._slip(slip))
        return plate

    def _slip(self, slip: Evidence) -> QHBoxLayout:
        """Return the line of a slip that came back: what it is called, to open, to print."""
        acts = (("issue_panel.open_file", "open_file"), ("slip_files.print", "print_file"))
        links = [
            button(
                key, partial(self.act_wanted.emit, name, slip), role="link", name=f"slip_{name}_{slip.uuid}"
            )
            for key, name in acts
        ]
        for link, (key, _) in zip(links, acts, strict=True):
            link.setAccessibleName(word("slip_files.act", act=word(key), name=slip.name))
        return row(label(word("slip_files.line", name=slip.name), "small", wrap=True), None, *links)


class TrailTab(Tab):
    """操作留痕: who did what when, with the words before and after."""

    SYMBOL = "clock"

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every journal entry."""
        return [self._entry(each) for each in dossier.timeline]

    def _entry(self, entry: JournalEntry) -> QWidget:
        plate, column = entry_plate()
        when = entry.at[:16].replace("T", " ")
        head = row(label(when, "section"), label(entry.actor, "muted"), None)
        if entry.undone:
            head.addWidget(Badge(word("issue_panel.undone")))
        more = button("issue_panel.show_change", role="link")
        more.clicked.connect(lambda: self.act_wanted.emit("show_change", (entry, column, more)))
        head.addWidget(more)
        column.addLayout(head)
        column.addWidget(label(entry.summary, wrap=True))
        return plate


def _linked_plate(each: LinkedMeasure) -> QWidget:
    """Return the plate of a measure that belongs to another issue: to read here, to edit there."""
    measure = each.dossier.measure
    plate, column = entry_plate()
    title = word("links_tab.measure", code=each.home.code, number=measure.position)
    column.addLayout(
        row(
            label(title, "section"),
            Badge(word("links_tab.mark")),
            Badge(word_of(measure.status), tone_of(measure.status)),
            Badge(word_of(each.dossier.timeliness), tone_of(each.dossier.timeliness)),
            None,
        )
    )
    column.addWidget(entry_text(measure.text))
    column.addWidget(label(_measure_facts(each.dossier), "small", wrap=True))
    return plate


def entry_plate() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column inside it."""
    plate = QFrame()
    plate.setProperty("role", "card")
    column = QVBoxLayout(plate)
    column.setContentsMargins(16, 8, 8, 12)
    column.setSpacing(4)
    return plate, column


def entry_text(text: str) -> QWidget:
    """Return words of a record that can be selected and copied."""
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _measure_facts(each: MeasureDossier) -> str:
    own = each.measure.deadline
    due = chinese_date(each.due) or word("issue_panel.no_day")
    parts = [
        units_text(each.units) or word("issue_panel.units_as_issue"),
        word("issue_panel.due", raw=own.raw or word("issue_panel.as_issue"), day=due),
        left_words(each.days_left) if each.due else "",
        word("issue_panel.proof_count", count=len(each.evidence)) if each.evidence else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def units_text(units: Sequence[UnitName]) -> str:
    """Return units as read: names joined in written order."""
    return word("lists.or").join(unit.name for unit in units)
