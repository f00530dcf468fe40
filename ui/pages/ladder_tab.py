"""设置 · 函件阶梯: which letter follows which, chosen from the local schemes and changed step by step.

The office has one ladder; a batch may have its own, which begins with the first change made for it.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.ladder import Ladder, LadderStep
from core.letter_kinds import plan_of
from core.operations import ladders, listing
from core.wording import word, word_of
from ui.models.tones import Tone
from ui.pages.ladder_fields import StepDialog, terms_dialog
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.messages import ask
from ui.widgets.plates import Card, button, label, row
from ui.widgets.told_table import ToldTable

_HEADS = ("position", "name", "kind", "colour", "meaning", "sentence")
_LEAST_HEIGHT = 260


class LadderTab(QWidget):
    """The steps with their sentences, and the acts on them; all of it can be undone."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None, *, batch: str | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ladder: Ladder | None = None
        self.scope = ChoiceEdit(self._scopes)
        self.scope.setAccessibleName(word("ladder_tab.scope"))
        self.scope.setMinimumContentsLength(16)
        self.scope.set_value(batch)
        self.scope.edited.connect(self._show_ladder)
        self.back_button = button("ladder_tab.back", self.give_up)
        self.terms = label(wrap=True)
        self.terms_button = button("ladder_tab.edit_terms", self.edit_terms, symbol="edit")
        self.preset = ChoiceEdit(lambda: [(each.preset, each.name) for each in ladders.presets()])
        self.preset.setAccessibleName(word("ladder_tab.preset"))
        self.preset.setMinimumContentsLength(16)
        self.choose_button = button("ladder_tab.choose", self.choose)
        self.name = label(role="section", wrap=True)
        self.source = label(role="muted", wrap=True)
        self.sentence = label(role="section", wrap=True)
        self.steps = ToldTable("settings_page.tab_ladder")
        self.steps.setMinimumHeight(_LEAST_HEIGHT)
        self.add_button = button("ladder_tab.add", self.add, symbol="add", role="primary")
        self.edit_button = button("ladder_tab.edit", self.edit, symbol="edit")
        self.remove_button = button("ladder_tab.remove", self.remove)
        self.up_button = button("ladder_tab.up", lambda: self._move(-1))
        self.down_button = button("ladder_tab.down", lambda: self._move(1))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._card())
        outer.addStretch(1)
        self.steps.cellActivated.connect(lambda _row, _column: self.edit())
        self.steps.currentCellChanged.connect(lambda *_: self._show_state())

    def _card(self) -> Card:
        card = Card(word("settings_page.tab_ladder"))
        card.body.addWidget(label(word("ladder_tab.text"), "muted", wrap=True))
        card.body.addLayout(row(label(word("ladder_tab.scope")), self.scope, self.back_button, None))
        card.body.addLayout(row(label(word("ladder_tab.preset")), self.preset, self.choose_button, None))
        card.body.addWidget(self.name)
        card.body.addWidget(self.source)
        card.body.addWidget(self.steps)
        card.body.addWidget(self.sentence)
        acts = (self.add_button, self.edit_button, self.remove_button, self.up_button, self.down_button)
        card.body.addLayout(row(*acts, None))
        card.body.addWidget(self.terms)
        card.body.addLayout(row(self.terms_button, None))
        return card

    @property
    def batch(self) -> str | None:
        """Return the batch whose ladder is shown; ``None`` for the office's."""
        value = self.scope.value()
        return value if isinstance(value, str) else None

    def _scopes(self) -> list[Choice]:
        found = [(each.uuid, each.name) for each in listing.batches(self._session.reader)]
        return [(None, word("ladder_tab.scope_office")), *found]

    @property
    def current(self) -> LadderStep | None:
        """Return the chosen step."""
        at = self.steps.currentRow()
        steps = self._ladder.steps if self._ladder else ()
        return steps[at] if 0 <= at < len(steps) else None

    def refresh(self) -> None:
        """Read batches and ladder again; the chosen step stays chosen."""
        self.scope.refill()
        self._show_ladder()

    def _show_ladder(self) -> None:
        chosen = self.current
        batch = self.batch
        now = ladders.ladder_for(self._session.reader, batch)
        self._ladder = now
        own = batch is not None and now.batch_uuid == batch
        self.back_button.setVisible(own)
        key = "now" if batch is None else "now_own" if own else "now_shared"
        self.name.setText(word(f"ladder_tab.{key}", name=now.name))
        self.terms.setText(ladders.say_terms(now))
        self.source.setText(now.source)
        self.steps.blockSignals(True)  # noqa: FBT003 - a button off between two states loses the keyboard
        self.steps.show_rows(
            [word(f"ladder_tab.{key}") for key in _HEADS], [_cells(now, s) for s in now.steps]
        )
        keys = [step.key for step in now.steps]
        if chosen is not None and chosen.key in keys:
            self.steps.stand_on(keys.index(chosen.key))
        self.steps.blockSignals(False)  # noqa: FBT003
        self._show_state()

    def _show_state(self) -> None:
        for part in (self.edit_button, self.remove_button, self.up_button, self.down_button):
            part.setEnabled(self.current is not None)
        self.sentence.setText(ladders.sentence(self.current) if self.current is not None else "")

    # --- acts -------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Take the scheme chosen above in place of the present ladder."""
        preset, batch = str(self.preset.value()), self.batch
        if ask(self, word("ladder_tab.confirm", name=self.preset.currentText()), "ladder_tab.choose"):
            self._session.write(
                lambda workspace, _: ladders.choose(workspace, preset, batch), on_done=self._on_done
            )

    def give_up(self) -> None:
        """Let the batch go by the office's ladder again; it can be undone."""
        batch = self.batch
        if batch is not None:
            self._session.write(
                lambda workspace, _: ladders.drop_for_batch(workspace, batch), on_done=self._on_done
            )

    def edit_terms(self) -> None:
        """Change the tags, and whether a late reply is asked for first."""
        if self._ladder is not None:
            dialog = terms_dialog(self._session, self._ladder, self.batch, self)
            dialog.exec()
            dialog.deleteLater()

    def add(self) -> None:
        """Add a step at the end."""
        self._open(LadderStep(key="", name="", kind="supervision"))

    def edit(self) -> None:
        """Change the chosen step."""
        if self.current is not None:
            self._open(self.current)

    def remove(self) -> None:
        """Take the chosen step out; it can be undone."""
        chosen, batch = self.current, self.batch
        if chosen is not None:
            self._session.write(
                lambda workspace, _: ladders.remove_step(workspace, chosen.key, batch), on_done=self._on_done
            )

    def _move(self, places: int) -> None:
        chosen, batch = self.current, self.batch
        if chosen is not None:
            self._session.write(lambda workspace, _: ladders.move_step(workspace, chosen.key, places, batch))

    def _on_done(self, _outcome: object) -> None:
        self.told.emit(word("ladder_tab.done"), Tone.GOOD)

    def _open(self, step: LadderStep) -> None:
        dialog = StepDialog(self._session, step, self, batch=self.batch)
        dialog.exec()
        dialog.deleteLater()


def _cells(ladder: Ladder, step: LadderStep) -> tuple[str, ...]:
    place = "" if step.side else str(ladder.main.index(step) + 1)
    return (
        place or word("ladder_tab.beside"),
        step.name,
        plan_of(step.kind).name,
        word_of(step.colour),
        word_of(step.meaning),
        ladders.sentence(step),
    )
