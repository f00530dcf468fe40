"""What a person changed in a letter's words: paragraph by paragraph, and figures that rows do not follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from core.domain.document_text import TextEdit
from core.letters.content import Block
from core.letters.edited import EditedText
from core.letters.figures import KINDS, figures_in
from core.wording import word, word_of


@dataclass(frozen=True, slots=True)
class _Line:
    part: str
    text: str


def edits_between(before: EditedText, after: EditedText) -> tuple[TextEdit, ...]:
    """Return every paragraph that differs, in the order of the letter."""
    then, now = _parts(before, after), _parts(after, before)
    return tuple(edit for key, lines in then.items() for edit in _edits(lines, now[key]))


def _parts(text: EditedText, other: EditedText) -> dict[str, list[_Line]]:
    restyled = _restyled(text.blocks, other.blocks)
    parts = {
        "title": [text.title],
        "addressee": [text.addressee],
        "body": [restyled(block) for block in text.blocks],
        "attachments": list(text.attachments),
        "attendance": [
            word("letters.attendance_label", label=each.label) + each.names for each in text.attendance
        ],
        "note": [text.note],
        "copied_to": list(text.copied_to),
    }
    return {
        key: [
            _Line(word(f"letters.parts.{key}", number=number), line)
            for number, line in enumerate(lines, 1)
            if line
        ]
        for key, lines in parts.items()
    }


class _restyled:  # noqa: N801 - used as a function that remembers what it compares with
    """Says a block's words; with its style when only the style was changed."""

    def __init__(self, blocks: Sequence[Block], others: Sequence[Block]) -> None:
        self._same = set(others)
        words = {(block.lead + block.text) for block in others}
        self._told = {block for block in blocks if block.lead + block.text in words}

    def __call__(self, block: Block) -> str:
        said = block.lead + block.text
        if block in self._told and block not in self._same:
            key = "letters.restyled_lead" if block.lead else "letters.restyled"
            return word(key, style=word_of(block.style), lead=block.lead, text=block.text)
        return said


def _edits(before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[TextEdit]:
    matcher = SequenceMatcher(None, [line.text for line in before], [line.text for line in after])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for old, new in zip_longest(before[a:b], after[c:d]):
            shown = old or new
            assert shown is not None
            yield TextEdit(part=shown.part, before=old.text if old else "", after=new.text if new else "")


def said(edit: TextEdit) -> str:
    """Return one line for the journal: where, what it was, what it is."""
    key = "changed" if edit.before and edit.after else "added" if edit.after else "removed"
    before, after = ("".join(text.splitlines()) for text in (edit.before, edit.after))
    return word(f"letters.edit_{key}", part=edit.part, before=before, after=after)


def figure_warnings(edits: Sequence[TextEdit]) -> tuple[str, ...]:
    """Return a sentence for every date, number, 文号 and item code that was changed, gone or new.

    What only moved to another paragraph is not spoken of.
    """
    gone, new = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for edit in edits:
        gone.update(figures_in(edit.before))
        new.update(figures_in(edit.after))
    moved = gone & new
    found: list[str] = []
    for edit in edits:
        lost = _left_of(figures_in(edit.before), moved)
        come = _left_of(figures_in(edit.after), moved)
        found += _told(edit.part, lost, come)
    return tuple(dict.fromkeys(found))


def _left_of(figures: list[tuple[str, str]], moved: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    return [figure for figure in figures if not moved[figure]]


def _told(part: str, lost: list[tuple[str, str]], come: list[tuple[str, str]]) -> Iterator[str]:
    for kind in KINDS:
        old = [text for each, text in lost if each == kind]
        new = [text for each, text in come if each == kind]
        name = word(f"letters.figures.{kind}")
        for was, now in zip_longest(old, new):
            key = "changed" if was and now else "gone" if was else "new"
            yield word(f"letters.figure_{key}", part=part, kind=name, before=was or "", after=now or "")
