"""The editable twin of a letter: the same content as a .docx for leaders who edit in WPS or Word.

Same words, faces, grid and places as far as a word processor can follow; no promise of equal page breaks. The
same content gives the same bytes: fixed properties, fixed dates in the archive, the bundled fonts' measures.
No macros, no fields but the page number.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import require_suffix, whole_file
from core.letters import docx_body as body
from core.letters import paper
from core.letters.content import LetterContent
from core.letters.docx_heads import DocxHead, docx_head
from core.letters.docx_parts import NAMESPACES, paragraph, picture, plain, run, section, tag, twips
from core.letters.docx_styles import DocxStyle, pitch_of, style_id, styles_xml
from core.letters.fonts import font_book
from core.letters.forms import QR_SIDE, QR_TOP
from core.letters.paper import PaperFormat
from core.letters.red_heads import head_of
from core.letters.rows import RowMaker
from core.wording import word, word_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_FOOT = paper.PAGE_HEIGHT - paper.PAGE_NUMBER_DASH - paper.SMALL_CELL / 2
"""From the paper's edge to the foot's lower edge: the dashes lie 7 mm below the type area."""
_COPY_TOP = 12.0
_QR_SCALE = 8
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark in the file, no moment of anybody's life
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_docx(content: LetterContent, target: Path, *, note: str = "") -> None:
    """Write ``content`` to ``target``, whole or not at all; ``note`` stands at the top of every page.

    Raises ``Environment`` when the disk says no.
    """
    require_suffix(target, ".docx")
    made = docx_bytes(content, note=note)
    with whole_file(target) as part:
        part.write_bytes(made)


def docx_bytes(content: LetterContent, *, note: str = "") -> bytes:
    """Return ``content`` as the bytes of a .docx, the same for the same content."""
    import docx

    document = docx.Document()
    _use_styles(document, content)
    book = font_book(bundled_only=True)
    maker = RowMaker(content, book)
    grid = paper.GRIDS[content.pitch]
    head = docx_head(content, head_of(content, book, maker, grid), pitch_of(content.pitch))
    sections = _sections(document, content, maker, head)
    _fill(document, sections)
    _dress_sections(document, content, head, _marked(note) if note else "")
    _name(document, content)
    return _packed(document)


def _sections(document: Document, content: LetterContent, maker: RowMaker, head: DocxHead) -> list[str]:
    """Return the sections' paragraphs, each ending with the section's properties."""
    grid = paper.GRIDS[content.pitch]
    is_letter = content.format is PaperFormat.LETTER
    line = pitch_of(content.pitch)
    plain = section(header=paper.TYPE_TOP / 2, footer=_FOOT, line=line)
    turned = section(header=paper.TYPE_TOP / 2, footer=_FOOT, line=line, turned=True)
    first = section(header=head.header_top, footer=_FOOT, line=line, title_page=is_letter)
    parts = [(head.body + body.main_part(content, maker, grid), first)]
    for number, annex in enumerate(content.annexes, 1):
        look = turned if annex.turned else plain
        parts.append((body.annex_part(content, number, maker), look))
    imprint = body.imprint_part(content)
    if imprint and content.annexes and content.annexes[-1].turned:
        parts.append(("", plain))
    if imprint and parts[-1][0].endswith("</w:tbl>"):
        imprint = _anchor() + imprint  # two tables that touch would be taken for one
    parts[-1] = (parts[-1][0] + imprint, parts[-1][1])
    for number, form in enumerate(content.forms, 1):
        code = _code(document, form.code, number) if form.code else ""
        parts.append((code + body.form_part(form, maker), plain))
    return [*(text + _ended(look) for text, look in parts[:-1]), parts[-1][0] + _anchor() + parts[-1][1]]


def _ended(look: str) -> str:
    """Return the hair-thin paragraph that bears a section's properties."""
    return paragraph(style_id(DocxStyle.BREAK), sectPr=look)


def _anchor() -> str:
    return paragraph(style_id(DocxStyle.BREAK))


def _code(document: Document, code: str, number: int) -> str:
    """Return the QR code of a form at the top right of its page, with its characters under it."""
    import segno

    picture_file = io.BytesIO()
    segno.make_qr(code, error="m").save(picture_file, kind="png", scale=_QR_SCALE, border=0)
    relation, _ = document.part.get_or_add_image(picture_file)
    drawn = picture(100 + number, relation, paper.TYPE_RIGHT - QR_SIDE, QR_TOP, QR_SIDE)
    return body.code_line(code, drawn)


def _use_styles(document: Document, content: LetterContent) -> None:
    """Replace the template's styles by ours and let odd and even pages differ."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for child in list(parse_xml(styles_xml(content.pitch))):
        styles.append(child)
    document.settings.odd_and_even_pages_header_footer = True


def _fill(document: Document, sections: Sequence[str]) -> None:
    from docx.oxml import parse_xml

    inside = document.element.body
    for child in list(inside):
        inside.remove(child)
    for child in list(parse_xml(f"<w:body {NAMESPACES}>{''.join(sections)}</w:body>")):
        inside.append(child)


def _dress_sections(document: Document, content: LetterContent, head: DocxHead, note: str) -> None:
    """Fill page heads and feet: the letter's red head, page numbers, and what marks a copy or a draft."""
    sections = list(document.sections)
    first = sections[0]
    if content.format is PaperFormat.LETTER:
        _put(first.first_page_header, note + head.header)
        _put(first.first_page_footer, _page_number(None))
    _put(first.header, note or _anchor())
    _put(first.even_page_header, note or _anchor())
    _number_pages(first)
    for each in sections[len(sections) - len(content.forms) :]:
        _put(each.footer, _anchor())
        _put(each.even_page_footer, _anchor())


def _number_pages(first: Section) -> None:
    _put(first.footer, _page_number("right"))
    _put(first.even_page_footer, _page_number("left"))


def _put(part: object, inside: str) -> None:
    from docx.oxml import parse_xml

    part.is_linked_to_previous = False  # type: ignore[attr-defined]
    element = part._element  # type: ignore[attr-defined]  # noqa: SLF001 - python-docx has no other way in
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:hdr {NAMESPACES}>{inside}</w:hdr>")):
        element.append(child)


def _page_number(side: str | None) -> str:
    """Return — n —, one character from the outer edge: odd pages right, even pages left."""
    style = style_id(DocxStyle.PAGE_NUMBER)
    if side is None:
        return paragraph(style)
    before, _, after = word("letters.page_number", number="\n").partition("\n")
    free = {f"{side}Chars": 88, side: twips(paper.SMALL_CELL)}
    look = {"jc": tag("jc", val=side), "ind": tag("ind", **free)}
    return paragraph(style, run(before), _FIELD, run(after), **look)


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _marked(note: str) -> str:
    """Return the words that mark a copy or a draft, at the paper's upper edge where they move nothing."""
    place = tag(
        "framePr",
        w=twips(paper.TYPE_WIDTH),
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(paper.TYPE_LEFT),
        y=twips(_COPY_TOP),
    )
    return paragraph(style_id(DocxStyle.COPY), run(note), framePr=place)


def _name(document: Document, content: LetterContent) -> None:
    """Say in the file's properties what it is; no clock, no name of the person or machine."""
    about = document.core_properties
    about.title = plain(content.title)[:255]
    about.author = plain(content.signature)[:255]
    about.last_modified_by = ""
    about.subject = plain(f"{word_of(content.kind)} {content.document_number}".strip())[:255]
    about.comments = ""
    about.keywords = ""
    about.created = about.modified = _DAY
    about.revision = 1


def _packed(document: Document) -> bytes:
    """Return the archive with fixed dates, without the template's own look and preview picture."""
    for owner in (document.part, document.part.package):
        unused = [key for key, each in owner.rels.items() if each.reltype.endswith(_UNUSED)]
        for key in unused:
            del owner.rels[key]
    written = io.BytesIO()
    document.save(written)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(written) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in given.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _ZIP_DAY)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(fixed, given.read(entry))
    return made.getvalue()
