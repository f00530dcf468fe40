"""文书: the register of letters, the chosen paper beside it, and who should get one now."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ListKind
from core.domain.overview import LetterProposal
from core.domain.rows import LetterRow
from core.operations import letters, listing
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.pages.letter_side import LetterSide
from ui.pages.list_page import ListPage
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.flow_layout import lines_of
from ui.widgets.plates import button
from ui.widgets.theme import mark


class LettersPage(ListPage):
    """The register with filters for kind, year and state; letters are proposed, never sent by themselves."""

    NAME = "letters"
    KIND = ListKind.LETTERS
    TABLES = ("letter", "issue", "measure", "unit", "unit_share", "office", "inspection_record")
    BUTTONS = ("letters_page.new",)
    SHARES = (1, 1)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.paper = LetterSide(session)
        super().__init__(session, self.paper, parent)
        self.proposals = button("letters_page.proposals", symbol="warning")
        mark(self.proposals, menu="yes")
        self.head.addWidget(self.proposals)
        self.head.addWidget(button("letters_page.new", self.start_letter, symbol="add", role="primary"))
        self.kind = ChoiceEdit(lambda: [_all("kinds"), *enum_choices(LetterKind)])
        self.year = ChoiceEdit(self._years)
        self.state = ChoiceEdit(lambda: [_all("states"), *enum_choices(LetterState)])
        self._add_filters()
        self.paper.told.connect(self.tell)

    def _add_filters(self) -> None:
        for key, column, choice in (
            ("kind", "kind", self.kind),
            ("year", "dated_on", self.year),
            ("state", "state", self.state),
        ):
            choice.setAccessibleName(word(f"letters_page.filter_{key}"))
            choice.edited.connect(lambda column=column, choice=choice: self._filter(column, choice))
        layout = self.pane.layout()
        assert layout is not None
        layout.insertLayout(0, lines_of(self.kind, self.year, self.state))  # type: ignore[attr-defined]

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

    def start_letter(self, unit_uuid: str | None = None) -> None:
        """Have the window open the letter dialog, for the unit that is due a letter if one is named."""
        self.act_wanted.emit(
            "letter",
            LetterRequest(
                kind=LetterKind.SUPERVISION, dated_on=self.session.today, unit_uuid=unit_uuid or None
            ),
        )

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
        self.session.read(self.proposals, letters.propose, self._show_proposals)

    def on_read(self) -> None:
        """Show the list, and the paper of its current line as it is now."""
        super().on_read()
        self.on_current(self.grid.current_uuid())

    def _show_proposals(self, found: list[LetterProposal]) -> None:
        menu = QMenu(self.proposals)
        for each in found:
            text = word("letters_page.proposal", name=each.unit_name, count=len(each.items))
            menu.addAction(text, lambda unit=each.unit_uuid: self.start_letter(unit))
        old = self.proposals.menu()
        self.proposals.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.proposals.setText(word("letters_page.proposals_count", count=len(found)))
        self.proposals.setVisible(bool(found))


def _all(what: str) -> Choice:
    return None, word(f"letters_page.all_{what}")
