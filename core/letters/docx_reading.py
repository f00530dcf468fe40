"""An edited document back into a letter's words: parts told apart by our styles, else by what they say.

The document as it left is at hand: what the ledger keeps for itself (number, date, signature, names and
figures of annexes and slips) is compared with it, told when it was changed, and not taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.domain.document_text import DocumentParagraph, DocumentText, TextEdit
from core.errors import Refused
from core.letters import docx_guess as guess
from core.letters.content import Attendance, Block, BlockStyle, LetterContent
from core.letters.docx_styles import DocxStyle, name_of
from core.letters.edited import EditedText, text_of, with_number
from core.letters.enclosed_edits import read_enclosed
from core.letters.paper import PaperFormat
from core.letters.text_edits import edits_between, figure_warnings, said
from core.wording import word

_BODY = {DocxStyle(style.value): style for style in BlockStyle}
_KEPT = frozenset({DocxStyle.MARK, DocxStyle.NUMBER, DocxStyle.SIGNATURE, DocxStyle.PRINTED})
"""Parts that the ledger keeps for itself and that stand on the letter proper."""
_ENCLOSED = frozenset(
    {DocxStyle.ANNEX_MARK, DocxStyle.ANNEX_TITLE, DocxStyle.FORM, DocxStyle.TABLE, DocxStyle.TABLE_HEAD}
)
_SILENT = frozenset({DocxStyle.COPY, DocxStyle.PAGE_NUMBER})
_EXCERPT = 24
_INVISIBLE = frozenset({"Cc", "Cf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """Edited words, what differs from the composed ones, and sentences the clerk must read."""

    text: EditedText
    edits: tuple[TextEdit, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Parts:
    title: list[str] = field(default_factory=list)
    addressee: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    attendance: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    copied_to: list[str] = field(default_factory=list)
    kept: list[tuple[DocxStyle, str]] = field(default_factory=list)
    enclosed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    styles: dict[str, DocxStyle] = field(default_factory=dict)
    """The style of every paragraph outside tables by its squeezed words."""
    signed: bool = False
    annexed: bool = False


def take_back(text: DocumentText, written: DocumentText, content: LetterContent) -> TakenBack:
    """Return the words of ``text``; ``written`` is the document as ``content`` makes it, unedited.

    Raises ``Refused("docx_no_letter")`` when title or text cannot be found in it.
    """
    addressed = content.format is not PaperFormat.MINUTES
    known = _Recogniser({}, addressed=addressed).parts(written)
    parts = _Recogniser(known.styles, addressed=addressed).parts(text)
    if not parts.title or not parts.blocks:
        raise Refused("docx_no_letter")
    composed = text_of(content)
    shown = _number_shown(parts, known, content.document_number)
    edited = with_number(_text(parts, composed, shown), content.document_number)
    edited = _as_composed(edited, composed)
    enclosed = read_enclosed(text, written, content, cleaned)
    edits = (*edits_between(composed, edited), *enclosed.shown)
    warnings = (
        *_document_warnings(text, parts, known, shown, composed),
        *enclosed.told,
        *figure_warnings(edits),
    )
    edited = replace(edited, cells=enclosed.edits)
    return TakenBack(text=replace(edited, edits=tuple(map(said, edits))), edits=edits, warnings=warnings)


class _Recogniser:
    """Walks down a document once; ``known`` tells the style of paragraphs that nobody changed.

    Minutes are not ``addressed``: their first line may end with a colon and still is text.
    """

    def __init__(self, known: Mapping[str, DocxStyle], *, addressed: bool) -> None:
        self._known = known
        self._addressed = addressed
        self._styles = {name_of(style): style for style in DocxStyle}
        self._parts = _Parts()

    def parts(self, text: DocumentText) -> _Parts:
        """Return the parts of ``text``; page heads are looked at for what is kept only."""
        for paragraph in text.paragraphs:
            words = cleaned(guess.label_of(paragraph) + paragraph.text)
            if words.strip():
                self._take(paragraph, words)
        for paragraph in text.heads:
            words = cleaned(paragraph.text)
            if words and self._styles.get(paragraph.style) is DocxStyle.MARK:
                self._parts.kept.append((DocxStyle.MARK, words))
        return self._parts

    def _take(self, paragraph: DocumentParagraph, words: str) -> None:
        style = self._styles.get(paragraph.style)
        if style is None or style is DocxStyle.BREAK:
            style = self._guessed(paragraph, words)
        parts = self._parts
        if style in _SILENT:
            return
        if style is not None and (style in _KEPT or not paragraph.table):
            parts.styles.setdefault(squeezed(words), style)
        if style in _ENCLOSED or (parts.annexed and style in _BODY):
            parts.annexed = parts.annexed or style is DocxStyle.ANNEX_MARK or not paragraph.table
            if not paragraph.table:
                parts.enclosed.append(words)
        elif style in _KEPT:
            parts.signed = parts.signed or style is DocxStyle.SIGNATURE
            parts.kept.append((style, words))
        elif style is None:
            parts.unread.append(words)
        elif style in _BODY:
            parts.blocks += _blocks(
                paragraph, words, _BODY[style], known=bool(paragraph.style in self._styles)
            )
        else:
            getattr(parts, _LISTS[style]).append(words)

    def _guessed(self, paragraph: DocumentParagraph, words: str) -> DocxStyle | None:
        """Return the part of a paragraph without a style of ours."""
        parts, text = self._parts, words.strip()
        if text.startswith(word("letters.copied_to")):
            return DocxStyle.COPIED_TO
        known = self._known.get(squeezed(words))
        if paragraph.table:
            return known if known in _KEPT else DocxStyle.TABLE
        if known is not None and not (parts.annexed and known in _BODY):
            return known
        if parts.annexed or guess.is_annex_mark(text):
            return DocxStyle.ANNEX_MARK
        if not parts.title:
            return DocxStyle.TITLE
        if guess.is_attachment(text, bool(parts.attachments)):
            return DocxStyle.ATTACHMENT
        return self._guessed_text(paragraph, text)

    def _guessed_text(self, paragraph: DocumentParagraph, text: str) -> DocxStyle | None:
        parts = self._parts
        first = self._addressed and not parts.blocks and not parts.addressee
        if first and text.endswith(word("letters.addressee", name="")):
            return DocxStyle.ADDRESSEE
        if parts.signed:
            return DocxStyle.NOTE if guess.is_note(text) else None
        fonts = frozenset(piece.font for piece in paragraph.pieces if piece.font)
        if guess.lead_like(text, next(iter(piece.font for piece in paragraph.pieces), "")) and len(fonts) > 1:
            return DocxStyle.PARAGRAPH
        return DocxStyle(guess.block_style(text, fonts).value)


_LISTS = {
    DocxStyle.TITLE: "title",
    DocxStyle.ADDRESSEE: "addressee",
    DocxStyle.ATTACHMENT: "attachments",
    DocxStyle.ATTENDANCE: "attendance",
    DocxStyle.NOTE: "note",
    DocxStyle.COPIED_TO: "copied_to",
}


def cleaned(text: str) -> str:
    """Return ``text`` without invisible marks; line breaks stay, tabs become blanks."""
    kept = (
        char
        for char in text.replace("\t", " ")
        if char == "\n" or unicodedata.category(char) not in _INVISIBLE
    )
    return "".join(kept)


def squeezed(text: str) -> str:
    """Return ``text`` without any white space, as two texts are compared that differ in layout alone."""
    return "".join(text.split())


def _blocks(paragraph: DocumentParagraph, words: str, style: BlockStyle, *, known: bool) -> list[Block]:
    """Return the blocks of a paragraph; a forced line break begins a new one of the same style."""
    lead = _lead(paragraph) if style is BlockStyle.PARAGRAPH else ""
    if known and style is BlockStyle.PARAGRAPH and not lead:
        fonts = frozenset(piece.font for piece in paragraph.pieces if piece.text.strip())
        style = guess.heading_by_face(words.strip(), fonts)
    label = cleaned(guess.label_of(paragraph))
    rest = words[len(lead) + (len(label) if lead else 0) :] if lead else words
    lines = [line.strip() for line in rest.split("\n")]
    first = Block(style=style, text=lines[0], lead=(label + lead).strip() if lead else "")
    further = (Block(style=style, text=line) for line in lines[1:])
    return [block for block in (first, *further) if block.text or block.lead]


def _lead(paragraph: DocumentParagraph) -> str:
    """Return the words at the beginning that our character style marks, or that look like a lead."""
    lead, name = "", name_of(DocxStyle.LEAD)
    for piece in paragraph.pieces:
        if piece.style != name:
            break
        lead += piece.text
    if lead or len(paragraph.pieces) < 2:
        return cleaned(lead)
    first, second = paragraph.pieces[:2]
    if guess.lead_like(first.text.strip(), first.font) and second.font != first.font:
        return cleaned(first.text)
    return ""


def _text(parts: _Parts, composed: EditedText, number: str) -> EditedText:
    """Return what the parts say, without the marks that the typesetter adds itself."""
    addressee = "".join(map(squeezed, parts.addressee)).rstrip(word("letters.addressee", name="") + ":")
    return EditedText(
        number=number,
        title=_joined("".join(parts.title)),
        addressee=addressee or composed.addressee,
        blocks=tuple(parts.blocks),
        attachments=_attachments(parts.attachments, composed),
        attendance=_attendance(parts.attendance),
        note=_unbracketed(_joined("".join(parts.note))),
        copied_to=_copied(parts.copied_to),
    )


def _joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines()).strip()


def _attachments(lines: Sequence[str], composed: EditedText) -> tuple[str, ...]:
    names = [line.strip() for each in lines for line in each.split("\n") if line.strip()]
    label = word("letters.attachments")
    names = [name.removeprefix(label).strip() for name in names]
    if len(names) > 1 or len(composed.attachments) > 1:
        names = [guess.without_number(name).strip() for name in names]
    return tuple(name for name in names if name)


def _attendance(lines: Sequence[str]) -> tuple[Attendance, ...]:
    colon = word("letters.attendance_label", label="")
    found = []
    for line in lines:
        label, _, names = line.strip().partition(colon)
        found.append(Attendance(label=label.strip(), names=_joined(names)))
    return tuple(each for each in found if each.names)


def _unbracketed(text: str) -> str:
    before, after = word("letters.note", text="\n").split("\n")
    return text[len(before) : -len(after)] if guess.is_note(text) else text


def _copied(lines: Sequence[str]) -> tuple[str, ...]:
    text = _joined("".join(lines)).removeprefix(word("letters.copied_to"))
    text = text.removesuffix(word("letters.copied_to_end"))
    names = (name.strip() for name in text.split(word("letters.copied_to_comma")))
    return tuple(name for name in names if name)


def _as_composed(edited: EditedText, composed: EditedText) -> EditedText:
    """Return ``edited`` with the composed words wherever only white space or the setting differs."""
    blocks = {(each.style, squeezed(each.lead), squeezed(each.text)): each for each in composed.blocks}
    same_names = squeezed("".join(edited.copied_to)) == squeezed("".join(composed.copied_to)) or squeezed(
        word("letters.copied_to_comma").join(edited.copied_to)
    ) == squeezed(word("letters.copied_to_comma").join(composed.copied_to))
    return replace(
        edited,
        title=_same(edited.title, composed.title),
        addressee=_same(edited.addressee, composed.addressee),
        blocks=tuple(
            blocks.get((each.style, squeezed(each.lead), squeezed(each.text)), each) for each in edited.blocks
        ),
        attachments=_all_same(edited.attachments, composed.attachments),
        attendance=edited.attendance,
        note=_same(edited.note, composed.note),
        copied_to=composed.copied_to if same_names else edited.copied_to,
    )


def _same(edited: str, composed: str) -> str:
    return composed if squeezed(edited) == squeezed(composed) else edited


def _all_same(edited: tuple[str, ...], composed: tuple[str, ...]) -> tuple[str, ...]:
    known = {squeezed(name): name for name in composed}
    return tuple(known.get(squeezed(name), name) for name in edited)


# --- warnings --------------------------------------------------------------------------------------------


def _number_shown(parts: _Parts, known: _Parts, number: str) -> str:
    """Return the 发文字号 that stands in the edited head, the composed one when it cannot be told."""
    theirs = [squeezed(words) for style, words in parts.kept if style is DocxStyle.NUMBER]
    ours = [squeezed(words) for style, words in known.kept if style is DocxStyle.NUMBER]
    own = squeezed(number)
    if not own or any(own in words for words in theirs):
        return number
    for line, words in zip(ours, theirs, strict=False):
        before, found, after = line.partition(own)
        between = words.removeprefix(before).removesuffix(after)
        if found and between and len(between) == len(words) - len(before) - len(after):
            return between
    return number


def _document_warnings(
    text: DocumentText, parts: _Parts, known: _Parts, shown: str, composed: EditedText
) -> tuple[str, ...]:
    said = [word(f"letters.taken.{key}") for key in ("tracked", "comments", "boxes") if getattr(text, key)]
    if shown != composed.number:
        said.append(word("letters.taken.number", shown=shown, number=composed.number))
    if not parts.addressee and composed.addressee:
        said.append(word("letters.taken.addressee", name=composed.addressee))
    elif squeezed("".join(parts.addressee)).rstrip(word("letters.addressee", name="")) != squeezed(
        composed.addressee
    ):
        said.append(word("letters.taken.addressee_changed"))
    said += _kept_warnings(parts, known, shown, composed.number)
    if list(map(squeezed, parts.enclosed)) != list(map(squeezed, known.enclosed)):
        said.append(word("letters.taken.enclosed"))
    if len(parts.attachments) < len({*composed.attachments}) and known.enclosed:
        said.append(word("letters.taken.attachments"))
    said += [word("letters.taken.unread", text=_excerpt(words)) for words in parts.unread]
    return tuple(said)


def _kept_warnings(parts: _Parts, known: _Parts, shown: str, number: str) -> list[str]:
    """Name what stands otherwise in the parts that stay the ledger's."""
    there = {squeezed(words).replace(squeezed(shown), squeezed(number)) for _, words in parts.kept}
    ours = {squeezed(words) for _, words in known.kept}
    changed = [
        words
        for _, words in parts.kept
        if squeezed(words).replace(squeezed(shown), squeezed(number)) not in ours
    ]
    gone = [words for _, words in known.kept if squeezed(words) not in there]
    told = [word("letters.taken.kept", text=_excerpt(words)) for words in changed]
    return told or [word("letters.taken.gone", text=_excerpt(words)) for words in gone]


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + word("punctuation.ellipsis")
