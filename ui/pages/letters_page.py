"""文书: the register of letters, the chosen paper beside it, and who should get one now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ListKind
from core.domain.overview import LetterProposal
from core.domain.rows import LetterRow
from core.operations import letter_codes, letter_proposals, letter_register, letters, listing
from core.operations.letter_request import LetterRequest, request_of
from core.wording import word, word_of
from core.workspace import Workspace
from ui.dialogs.letter_form import kind_choices
from ui.dialogs.numbers_dialog import NumbersDialog
from ui.dialogs.print_pdf import print_letters
from ui.models.tones import Tone
from ui.pages.letter_acts import ask_slip
from ui.pages.letter_side import LetterSide
from ui.pages.list_page import ListPage
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.flow_layout import lines_of
from ui.widgets.plates import button
from ui.widgets.text_edits import LineEdit
from ui.widgets.theme import mark, wide

_CODE_NEEDS = 11
"""Characters of the field for codes, so that its hint can be read."""


_REPLIES = ("overdue", "due_soon", "in_time", "done")
"""How a reply stands, as the lists have it (``core.store.letter_lights``)."""


@dataclass(frozen=True, slots=True)
class _Proposed:
    """What is proposed, each with the reason in words, and whether anything is put aside."""

    found: list[tuple[LetterProposal, str]]
    aside: bool


class LettersPage(ListPage):
    """The register with filters for kind, year and state; letters are proposed, never sent by themselves."""

    NAME = "letters"
    KIND = ListKind.LETTERS
    TABLES = (
        *("letter", "letter_printing", "issue", "measure", "unit", "unit_share", "office"),
        *("inspection_record", "ladder", "dismissal", "reply", "evidence"),
    )
    BUTTONS = ("letters_page.new",)
    SHARES = (1, 1)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.paper = LetterSide(session)
        super().__init__(session, self.paper, parent)
        self.proposals = button("letters_page.proposals", symbol="warning")
        mark(self.proposals, menu="yes")
        self.head.addWidget(self.proposals)
        self.print_button = button("letters_page.print_chosen", self.print_chosen, symbol="print")
        self.print_button.setToolTip(word("letters_page.print_chosen_tip"))
        self.print_button.setShortcut("Ctrl+P")
        self.batch = button("letters_page.batch", self.start_batch, symbol="send")
        templates = button("template_editor.open", self.edit_templates, symbol="edit")
        self._acts = ActsLine((self.print_button, self.batch, templates))
        self.head.addWidget(self._acts)
        self.head.addWidget(button("letters_page.new", self.start_letter, symbol="add", role="primary"))
        self.kind = ChoiceEdit(lambda: [_all("kinds"), *kind_choices()])
        self.year = ChoiceEdit(self._years)
        self.state = ChoiceEdit(lambda: [_all("states"), *enum_choices(LetterState)])
        self.reply_state = ChoiceEdit(_reply_choices)
        self.code = LineEdit()
        self._add_filters()
        self.numbers = button("letters_page.numbers", self.show_numbers, symbol="check")
        self.head.insertWidget(self.head.count() - 2, self.numbers)
        self.paper.told.connect(self.tell)
        self.paper.letter_wanted.connect(lambda asked: self.act_wanted.emit("letter", asked))

    def _add_filters(self) -> None:
        for key, column, choice in (
            ("kind", "kind", self.kind),
            ("year", "dated_on", self.year),
            ("state", "state", self.state),
            ("reply_state", "reply_state", self.reply_state),
        ):
            choice.setAccessibleName(word(f"letters_page.filter_{key}"))
            choice.edited.connect(lambda column=column, choice=choice: self._filter(column, choice))
        self.code.setPlaceholderText(word("letters_page.code_hint"))
        self.code.setMinimumWidth(wide(self.fontMetrics(), _CODE_NEEDS))
        self.code.setAccessibleName(word("letters_page.code"))
        self.code.returnPressed.connect(self.look_up_code)
        layout = self.pane.layout()
        assert layout is not None
        filters = lines_of(self.kind, self.year, self.state, self.reply_state, self.code)
        layout.insertLayout(0, filters)  # type: ignore[attr-defined]

    def _filter(self, column: str, choice: ChoiceEdit) -> None:
        value = choice.value()
        values = (str(value),) if value is not None else ()
        self.model.set_filter(column, values, contains=choice is self.year)

    def _years(self) -> list[Choice]:
        days = listing.choices(self.session.reader, self.KIND, "dated_on")
        years = sorted({day[:4] for day in days}, reverse=True)
        return [
            _all("years"),
            *((year, word("letters_page.year", year=year)) for year in years),
        ]

    def start_letter(self, proposal: LetterProposal | None = None) -> None:
        """Have the window open the letter dialog, for the unit that is due a letter if one is named."""
        today = self.session.today
        asked = (
            LetterRequest(kind=LetterKind.SUPERVISION, dated_on=today)
            if proposal is None
            else request_of(proposal, today)
        )
        self.act_wanted.emit("letter", asked)

    def print_chosen(self) -> None:
        """Print the selected letters in one run, in the order shown."""
        chosen = self.grid.selected_uuids() or [uuid for uuid in [self.grid.current_uuid()] if uuid]
        if chosen:
            print_letters(self.session, chosen, self)

    def start_batch(self) -> None:
        """Show the proposals of the day, to send many letters in one run."""
        from ui.dialogs.batch_dialog import BatchDialog

        dialog = BatchDialog(self.session, self)
        dialog.exec()
        dialog.deleteLater()

    def edit_templates(self) -> None:
        """Open the editor of templates at the kind the list is narrowed to."""
        from ui.dialogs.template_editor import TemplateEditor

        chosen = self.kind.value()
        editor = TemplateEditor(self.session, str(chosen or LetterKind.SUPERVISION.value), parent=self)
        editor.exec()
        self.kind.refill()

    def look_up_code(self) -> None:
        """Show the letter of the code typed or scanned, and ask for the scan of its slip."""
        typed = self.code.value().strip()
        found = letter_codes.letter_with(self.session.reader, typed) if typed else None
        if found is not None:
            self.code.clear()
            self.offer_slip(found.uuid)
        elif typed:
            self.tell(word("letters_page.code_unknown", code=typed), Tone.WARN)

    def offer_slip(self, uuid: str) -> None:
        """Show a letter and ask for the scan of its slip; a void one is only shown."""
        letter = letter_register.letter_of(self.session.reader, uuid)
        self.show_record(uuid)
        if letter.state is not LetterState.VOID:
            ask_slip(self.session, uuid, letter.document_number, self)

    def show_numbers(self) -> None:
        """Show every number with its state."""
        NumbersDialog(self.session, self).open()

    def on_empty_pressed(self, key: str) -> None:
        """Write the first letter."""
        del key
        self.start_letter()

    def on_current(self, uuid: str) -> None:
        """Show the paper of the chosen line."""
        place = self.model.row_of(uuid) if uuid else -1
        found = self.model.row_at(place) if place >= 0 else None
        self.paper.show_letter(found if isinstance(found, LetterRow) else None)

    def refresh(self) -> None:
        """Read register and proposals again."""
        super().refresh()
        self.year.refill()
        self.session.read(self.proposals, _read_proposed, self._show_proposals)

    def on_read(self) -> None:
        """Show the list, and the paper of its current line as it is now."""
        super().on_read()
        self.on_current(self.grid.current_uuid())

    def _show_proposals(self, now: _Proposed) -> None:
        menu = QMenu(self.proposals)
        menu.setToolTipsVisible(True)
        for each, why in now.found:
            kind = word_of(each.kind)
            text = word("letters_page.proposal", name=each.unit_name, count=each.entries, kind=kind)
            act = menu.addAction(text, lambda proposal=each: self.start_letter(proposal))
            act.setToolTip(why)
        old = self.proposals.menu()
        self.proposals.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.proposals.setText(word("letters_page.proposals_count", count=len(now.found)))
        self.proposals.setVisible(bool(now.found))
        wanted = bool(now.found) or now.aside
        held = self.window().focusWidget() is self.batch
        self._acts.offer(self.batch, when=wanted)
        if held and not wanted:
            self.grid.setFocus()  # else Qt hands the keyboard to the button beside


def _read_proposed(workspace: Workspace) -> _Proposed:
    found = [(each, letter_proposals.why(each)) for each in letters.propose(workspace)]
    return _Proposed(found, bool(letter_proposals.put_aside(workspace)))


def _reply_choices() -> list[Choice]:
    """Return how a reply may stand, the late ones first."""
    return [_all("replies"), *((each, word(f"letters_page.reply_{each}")) for each in _REPLIES)]


def _all(what: str) -> Choice:
    return None, word(f"letters_page.all_{what}")
