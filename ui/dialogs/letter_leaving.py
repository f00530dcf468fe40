"""Leaving the dialog of a letter: not while its number is taken, and words typed are not lost unasked."""

from __future__ import annotations

from core.domain.letter import Letter
from core.wording import word
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.word_draft import WordDraft
from ui.dialogs.writing_dialog import WritingDialog
from ui.widgets.messages import ask


class LetterLeaving(WritingDialog):
    """What the dialog of a letter does when somebody closes it."""

    form: LetterForm
    words: WordDraft
    letter: Letter | None = None
    """The letter once it was dispatched; then nothing typed can be lost."""
    _typed = False

    def watch_typing(self) -> None:
        """Note from now on that a person typed something; what the dialog fills in itself is no typing."""
        for part in (self.form.fields, self.form.addressee, self.form.reason, self.form.dress):
            part.edited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._typed = True

    def has_words(self) -> bool:
        """Tell whether closing would lose words: typed ones, or those taken back from a document."""
        return self.letter is None and (self._typed or self.words.has_taken)

    def reject(self) -> None:
        """Close; ask first where words would be lost."""
        if self.held():
            return
        question = word("writing_dialog.letter_words")
        if self.has_words() and not ask(
            self, question, "writing_dialog.give_up", "writing_dialog.stay", warily=True
        ):
            return
        super().reject()
