"""Which part of a letter a paragraph of an edited document is, when its style no longer says so.

Numbering and faces tell headings, the standard's fixed beginnings (附件：, 抄送：) tell the rest; what the
document had where it was not edited is known and recognised by its words.
"""

from __future__ import annotations

import re

from core.domain.document_text import DocumentParagraph
from core.letters.compose import chinese_numeral
from core.letters.content import BlockStyle
from core.letters.titles import office_words
from core.wording import word

_COUNT = re.compile(r"%(\d)")
_CHINESE = re.compile(r"chinese|japanese|taiwanese|ideograph", re.IGNORECASE)
_LONGEST_HEADING = 40
_ENDS = tuple("。；！？")
_BRACKETED = re.compile(r"（.*）")
_NUMBERED = re.compile(r"\d+[.．]")


def label_of(paragraph: DocumentParagraph) -> str:
    """Return an automatic number as it is shown; word processors make one of a typed 一、."""

    def shown(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        if place >= len(paragraph.counts):
            return ""
        form, number = paragraph.counts[place]
        return chinese_numeral(number) if _CHINESE.match(form) else str(number)

    return _COUNT.sub(shown, paragraph.label)


def block_style(text: str, fonts: frozenset[str]) -> BlockStyle:
    """Return the style that numbering and faces give a paragraph of unknown style."""
    known = office_words()["headings"]
    short = len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS)
    for style in (BlockStyle.HEADING_1, BlockStyle.HEADING_2):
        if re.match(known[style.value], text) and (short or _only(fonts, known[f"{style.value}_face"])):
            return style
    return BlockStyle.HEADING_3 if short and _NUMBERED.match(text) else BlockStyle.PARAGRAPH


def heading_by_face(text: str, fonts: frozenset[str]) -> BlockStyle:
    """Return what a paragraph styled as plain text is, if all of it bears a heading's number and face."""
    known = office_words()["headings"]
    for style in (BlockStyle.HEADING_1, BlockStyle.HEADING_2):
        if re.match(known[style.value], text) and _only(fonts, known[f"{style.value}_face"]):
            return style
    return BlockStyle.PARAGRAPH


def lead_like(text: str, font: str) -> bool:
    """Tell whether the first words of a paragraph are a second-level heading that runs on."""
    known = office_words()["headings"]
    return bool(re.match(known[BlockStyle.HEADING_2.value], text)) and known["heading_2_face"] in font


def _only(fonts: frozenset[str], face: str) -> bool:
    return bool(fonts) and all(face in font for font in fonts)


def is_attachment(text: str, after_one: bool) -> bool:
    """Tell whether ``text`` begins 附件说明 or, after its first line, goes on with it."""
    return text.startswith(word("letters.attachments")) or (after_one and bool(_NUMBERED.match(text)))


def is_note(text: str) -> bool:
    """Tell whether ``text`` stands in round brackets as 附注 does."""
    return bool(_BRACKETED.fullmatch(text))


def is_annex_mark(text: str) -> bool:
    """Tell whether ``text`` is 附件 or 附件1 alone."""
    mark = word("letters.annex_mark", number="")
    return text == mark or (text.startswith(mark) and text[len(mark) :].isdigit())


def without_number(text: str) -> str:
    """Return an attachment's name without its number."""
    return _NUMBERED.sub("", text, count=1)
