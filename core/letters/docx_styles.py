"""The paragraph styles of an editable letter: faces, sizes, indents, and names that tell parts apart again.

Names, not ids, carry the meaning: WPS gives styles ids of its own when it saves. Every East-Asian and Latin
face is named, so that nothing falls back to the machine's default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.lengths import Mm, Pt, millimetres
from core.letters import paper
from core.letters.content import BlockStyle
from core.letters.docx_parts import NAMESPACES, RED, characters, paragraphing, spacing, tag, twips
from core.letters.fonts import FontRole
from core.letters.paper import Pitch
from core.letters.tables import SIZE_PT
from core.wording import word, word_of


class DocxStyle(StrEnum):
    """Every paragraph style of an editable letter; the word for it is its name in the document."""

    MARK = "mark"
    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    PARAGRAPH = "paragraph"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    SIGNING = "signing"
    ATTACHMENT = "attachment"
    ATTENDANCE = "attendance"
    SIGNATURE = "signature"
    NOTE = "note"
    COPIED_TO = "copied_to"
    PRINTED = "printed"
    ANNEX_MARK = "annex_mark"
    ANNEX_TITLE = "annex_title"
    FORM = "form"
    TABLE = "table"
    TABLE_HEAD = "table_head"
    BREAK = "break"
    PAGE_NUMBER = "page_number"
    COPY = "copy"
    LEAD = "lead"
    """A character style: the second-level heading that runs on into its text."""


BLOCKS = {style: DocxStyle(style.value) for style in BlockStyle}
_SMALLEST = Mm(0.2)
_INDENTED = tag("ind", firstLineChars=200, firstLine=twips(2 * paper.CELL))


@dataclass(frozen=True, slots=True)
class _Look:
    role: FontRole = FontRole.FANG
    size: Pt = paper.BODY_PT
    jc: str = "both"
    indent: str = ""
    keep: bool = False
    line: float = 0.0
    red: bool = False
    level: int = -1


_CELL_LINE = millimetres(SIZE_PT) * 1.35
_LOOKS = {
    DocxStyle.MARK: _Look(FontRole.TITLE, jc="center", red=True),
    DocxStyle.NUMBER: _Look(jc="left"),
    DocxStyle.TITLE: _Look(FontRole.TITLE, paper.TITLE_PT, "center", keep=True),
    DocxStyle.ADDRESSEE: _Look(jc="left", keep=True),
    DocxStyle.PARAGRAPH: _Look(indent=_INDENTED),
    DocxStyle.HEADING_1: _Look(FontRole.HEI, indent=_INDENTED, keep=True, level=0),
    DocxStyle.HEADING_2: _Look(FontRole.KAI, indent=_INDENTED, keep=True, level=1),
    DocxStyle.HEADING_3: _Look(indent=_INDENTED, keep=True, level=2),
    DocxStyle.SIGNING: _Look(indent=_INDENTED),
    DocxStyle.ATTACHMENT: _Look(),
    DocxStyle.ATTENDANCE: _Look(),
    DocxStyle.SIGNATURE: _Look(jc="right"),
    DocxStyle.NOTE: _Look(jc="left", indent=_INDENTED),
    DocxStyle.COPIED_TO: _Look(size=paper.SMALL_PT, line=float(paper.SMALL_PITCH), jc="left"),
    DocxStyle.PRINTED: _Look(size=paper.SMALL_PT, line=float(paper.SMALL_PITCH), jc="left"),
    DocxStyle.ANNEX_MARK: _Look(FontRole.HEI, jc="left", keep=True),
    DocxStyle.ANNEX_TITLE: _Look(FontRole.TITLE, paper.TITLE_PT, "center", keep=True),
    DocxStyle.FORM: _Look(size=SIZE_PT, line=_CELL_LINE, jc="left"),
    DocxStyle.TABLE: _Look(size=SIZE_PT, line=_CELL_LINE, jc="left"),
    DocxStyle.TABLE_HEAD: _Look(FontRole.HEI, SIZE_PT, "center", line=_CELL_LINE),
    DocxStyle.BREAK: _Look(size=Pt(1.0), line=float(_SMALLEST), jc="left"),
    DocxStyle.PAGE_NUMBER: _Look(FontRole.SONG, paper.SMALL_PT, "left", line=float(paper.SMALL_CELL)),
    DocxStyle.COPY: _Look(FontRole.HEI, SIZE_PT, "left", line=_CELL_LINE),
}
_ON_GRID = {*BLOCKS.values(), DocxStyle.ADDRESSEE, DocxStyle.ATTACHMENT, DocxStyle.ATTENDANCE}
_CLOSER = -5
"""Twips between characters of 3号, so that 28 fill 156 mm and no 29th fits, whatever a program makes of the
document's grid: LibreOffice gives a character two cells when the cell is narrower than the character."""


def pitch_of(pitch: Pitch) -> float:
    """Return the exact line height (mm) of a word processor for ``pitch``.

    The standard's own 29.62 pt counts its last line by the characters alone; a word processor wants 22 whole
    lines in 225 mm, which is the 28.95 pt that offices type.
    """
    return paper.GRIDS[Pitch.EXACT_28_95 if pitch is Pitch.STANDARD else pitch].pitch


def name_of(style: DocxStyle) -> str:
    """Return the name a person sees in the list of styles."""
    return word_of(style)


def faces(role: FontRole) -> str:
    """Return the face of ``role`` for every kind of character; figures in 仿宋 as offices print them."""
    face = word(f"letters.docx_fonts.{role.value}")
    return tag("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def styles_xml(pitch: Pitch) -> str:
    """Return the whole style part for a letter set in ``pitch``."""
    text = {"rFonts": faces(FontRole.FANG), **_sized(paper.BODY_PT), "lang": _LANGUAGE}
    plain = {
        "widowControl": tag("widowControl", val=0),
        "overflowPunct": tag("overflowPunct", val=1),
        "autoSpaceDE": tag("autoSpaceDE", val=0),
        "autoSpaceDN": tag("autoSpaceDN", val=0),
        "snapToGrid": tag("snapToGrid", val=0),
        "spacing": spacing(line=pitch_of(pitch)),
        "jc": tag("jc", val="both"),
    }
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{characters(text)}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{paragraphing(plain)}{characters(text)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    own = "".join(_style(style, look) for style, look in _LOOKS.items())
    lead = (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(DocxStyle.LEAD)}">'
        f"{tag('name', val=name_of(DocxStyle.LEAD))}<w:qFormat/>"
        f"{characters({'rFonts': faces(FontRole.KAI)})}</w:style>"
    )
    return f"<w:styles {NAMESPACES}>{defaults}{normal}{own}{lead}</w:styles>"


_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'


def style_id(style: DocxStyle) -> str:
    """Return the id by which the document itself refers to ``style``."""
    return "Letter" + "".join(part.capitalize() for part in style.value.split("_"))


def _sized(size: Pt) -> dict[str, str]:
    half = round(float(size) * 2)
    return {"sz": tag("sz", val=half), "szCs": tag("szCs", val=half)}


def _style(style: DocxStyle, look: _Look) -> str:
    properties = {
        **({"keepNext": tag("keepNext")} if look.keep else {}),
        **({"spacing": spacing(line=look.line)} if look.line else {}),
        **({"ind": look.indent} if look.indent else {}),
        "jc": tag("jc", val=look.jc),
        **({"outlineLvl": tag("outlineLvl", val=look.level)} if look.level >= 0 else {}),
    }
    text = {
        "rFonts": faces(look.role),
        **({"color": tag("color", val=RED)} if look.red else {}),
        **({"spacing": tag("spacing", val=_CLOSER)} if style in _ON_GRID else {}),
        **_sized(look.size),
    }
    follows = style if look.keep is False else DocxStyle.PARAGRAPH
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style)}">'
        f"{tag('name', val=name_of(style))}{tag('basedOn', val='Normal')}"
        f"{tag('next', val=style_id(follows))}<w:qFormat/>"
        f"{paragraphing(properties)}{characters(text)}</w:style>"
    )
