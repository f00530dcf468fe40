"""Leaving the dialog of a letter: not while its number is taken, and words typed are not lost unasked."""

from __future__ import annotations

from core.domain.letter import Letter
from ui.dialogs.letter_draft import LetterDraftKeeper, ask_leaving
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.word_draft import WordDraft
from ui.dialogs.writing_dialog import WritingDialog


class LetterLeaving(WritingDialog):
    """What the dialog of a letter does when somebody closes it."""

    form: LetterForm
    words: WordDraft
    drafts: LetterDraftKeeper
    letter: Letter | None = None
    """The letter once it was dispatched; then nothing typed can be lost."""
    _typed = False

    def watch_typing(self, *, begun: bool) -> None:
        """Note from now on that a person typed something; what the dialog fills in itself is no typing.

        ``begun``: a draft is gone on with, so there are words from the start.
        """
        self._typed = begun
        if begun:
            self.drafts.start()
        for part in (self.form.fields, self.form.addressee, self.form.reason, self.form.dress):
            part.edited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._typed = True
        self.drafts.start()

    def has_words(self) -> bool:
        """Tell whether closing would lose words: typed ones, or those taken back from a document."""
        return self.letter is None and (self._typed or self.words.has_taken)

    def reject(self) -> None:
        """Close; where there are words, ask first whether they stay as a draft."""
        if self.held():
            return
        answer = ask_leaving(self) if self.has_words() else ""
        if answer == "stay":
            return
        if answer == "keep":
            self.drafts.keep()
        elif answer == "discard":
            self.drafts.drop()
        self.drafts.stop()
        super().reject()
