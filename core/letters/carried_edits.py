"""Words edited by hand in one letter, put into the fresh words of the letter that corrects it.

A letter keeps its hand edits as lines (where, before, after). What was edited is told from the frozen words
and these lines, and is put where the fresh words still say what stood there before; figures and rows of today
stay. What finds no place is told, never put in by guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from core.domain.document_text import TextEdit
from core.letters.content import Attendance, Block, LetterContent
from core.letters.docx_reading import TakenBack
from core.letters.edited import EditedText, text_of
from core.letters.enclosed_edits import CellEdit, cells_saying
from core.letters.text_edits import edits_between, figure_warnings, said
from core.wording import word

_EXCERPT = 24


def carry(lines: Sequence[str], frozen: LetterContent, fresh: LetterContent) -> TakenBack:
    """Return the words of ``fresh`` with the hand edits that ``lines`` tell of ``frozen``."""
    old, base = text_of(frozen), text_of(fresh)
    carrier = _Carrier(frozen, fresh)
    lost = []
    for line in lines:
        edit = _edit_of(line, old)
        if edit is None:
            lost.append(line)
        elif not carrier.put(edit):
            lost.append(word(f"letters.edit_{_sort(edit)}", **_parts(edit)))
    text = carrier.text
    edits = (*edits_between(base, text), *carrier.shown)
    told = tuple(word("letters.taken.not_carried", edit=_excerpt(line)) for line in lost)
    kept = tuple(map(said, edits))
    return TakenBack(
        text=replace(text, cells=tuple(carrier.cells), edits=kept),
        edits=edits,
        warnings=(*told, *figure_warnings(edits)),
    )


def _excerpt(line: str) -> str:
    return line if len(line) <= 3 * _EXCERPT else line[: 3 * _EXCERPT - 1] + word("punctuation.ellipsis")


def _sort(edit: TextEdit) -> str:
    return "changed" if edit.before and edit.after else "added" if edit.after else "removed"


def _parts(edit: TextEdit) -> dict[str, str]:
    return {"part": edit.part, "before": edit.before, "after": edit.after}


# --- lines of the journal --------------------------------------------------------------------------------


@cache
def _pattern(key: str) -> tuple[str, str, str]:
    """Return the fixed words of a line about a ``key`` edit: behind the place, between, and at the end."""
    line = word(f"letters.edit_{key}", part="\0", before="\1", after="\2")
    pieces = re.split("[\0\1\2]", line)
    return (pieces[1], pieces[2] if len(pieces) == 4 else "", pieces[-1])


def _edit_of(line: str, frozen: EditedText) -> TextEdit | None:
    """Return the edit that ``line`` tells; where its words could be parted twice, what the letter says."""
    for key in ("changed", "added", "removed"):
        behind, between, end = _pattern(key)
        part, found, rest = line.partition(behind)
        if not found or not rest.endswith(end):
            continue
        inside = rest[: len(rest) - len(end)]
        if key == "changed":
            ways = [
                TextEdit(part=part, before=inside[: at.start()], after=inside[at.end() :])
                for at in re.finditer(re.escape(between), inside)
            ]
            known = _sayings(frozen)
            return next((way for way in ways if way.after in known), next(iter(ways), None))
        before, after = ("", inside) if key == "added" else (inside, "")
        return TextEdit(part=part, before=before, after=after)
    return None


def _sayings(text: EditedText) -> set[str]:
    return {text.title, text.addressee, text.note, *text.attachments, *text.copied_to} | {
        block.lead + block.text for block in text.blocks
    }


# --- into the fresh words --------------------------------------------------------------------------------


class _Carrier:
    """The fresh words, edit by edit."""

    def __init__(self, frozen: LetterContent, fresh: LetterContent) -> None:
        self._frozen = frozen
        self._fresh = fresh
        self.text = text_of(fresh)
        self.cells: list[CellEdit] = []
        self.shown: list[TextEdit] = []

    def put(self, edit: TextEdit) -> bool:
        """Put ``edit`` where its words stand; tell whether it found its place."""
        for key, put in self._ways().items():
            if re.fullmatch(_place(key), edit.part):
                return put(edit)
        return self._cell(edit)

    def _ways(self) -> dict[str, Callable[[TextEdit], bool]]:
        return {
            "title": lambda edit: self._field("title", edit),
            "addressee": lambda edit: self._field("addressee", edit),
            "note": lambda edit: self._field("note", edit),
            "body": self._block,
            "attachments": lambda edit: self._item("attachments", edit),
            "copied_to": lambda edit: self._item("copied_to", edit),
            "attendance": self._attendance,
        }

    def _own(self, text: str) -> str:
        """Return ``text`` under the number of the new letter, where it spoke of its own."""
        old = self._frozen.document_number
        return text.replace(old, self._fresh.document_number) if old else text

    def _field(self, name: str, edit: TextEdit) -> bool:
        if getattr(self.text, name) not in (self._own(edit.before), self._own(edit.after)):
            return False
        changed: dict[str, Any] = {name: self._own(edit.after)}
        self.text = replace(self.text, **changed)
        return True

    def _item(self, name: str, edit: TextEdit) -> bool:
        items: list[str] = list(getattr(self.text, name))
        if self._own(edit.before) in items:
            place = items.index(self._own(edit.before))
            items[place : place + 1] = [self._own(edit.after)] if edit.after else []
        elif not edit.before:
            items.append(self._own(edit.after))
        else:
            return False
        changed: dict[str, Any] = {name: tuple(items)}
        self.text = replace(self.text, **changed)
        return True

    def _attendance(self, edit: TextEdit) -> bool:
        lines = [
            word("letters.attendance_label", label=each.label) + each.names for each in self.text.attendance
        ]
        if edit.before not in lines or not edit.after:
            return False
        label, _, names = edit.after.partition(word("letters.attendance_label", label=""))
        groups = list(self.text.attendance)
        groups[lines.index(edit.before)] = Attendance(label=label, names=names)
        self.text = replace(self.text, attendance=tuple(groups))
        return True

    def _block(self, edit: TextEdit) -> bool:
        blocks = list(self.text.blocks)
        said_now = [block.lead + block.text for block in blocks]
        new = [self._restyled(edit.after)] if edit.after else []
        if edit.before:
            before = self._own(edit.before)
            if said_now.count(before) != 1:
                return False
            place = said_now.index(before)
            blocks[place : place + 1] = new
        else:
            at = self._behind(edit.after, said_now)
            if at is None:
                return False
            blocks[at:at] = new
        self.text = replace(self.text, blocks=tuple(blocks))
        return True

    def _restyled(self, said_then: str) -> Block:
        """Return the paragraph in the style it has in the letter that is corrected."""
        for block in self._frozen.blocks:
            if block.lead + block.text == said_then:
                return replace(block, lead=self._own(block.lead), text=self._own(block.text))
        return Block(text=self._own(said_then))

    def _behind(self, added: str, said_now: Sequence[str]) -> int | None:
        """Return where an added paragraph belongs: behind its neighbour above, or else before that below."""
        then = [self._own(block.lead + block.text) for block in self._frozen.blocks]
        if self._own(added) not in then:
            return None
        place = then.index(self._own(added))
        if place and then[place - 1] in said_now:
            return said_now.index(then[place - 1]) + 1
        below = then[place + 1 : place + 2]
        return said_now.index(below[0]) if below and below[0] in said_now else None

    def _cell(self, edit: TextEdit) -> bool:
        found = cells_saying(self._fresh, self._own(edit.before)) if edit.before and edit.after else []
        if len(found) != 1:
            return False
        self.cells.append(replace(found[0], after=self._own(edit.after)))
        self.shown.append(edit)
        return True


@cache
def _place(key: str) -> str:
    """Return a pattern for the place of an edit."""
    return re.escape(word(f"letters.parts.{key}", number="\0")).replace(re.escape("\0"), r"\d+")
