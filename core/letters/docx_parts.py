"""Pieces of WordprocessingML as text: runs, paragraphs, tables, drawn rules, sections.

Word is strict about the order of properties (ISO/IEC 29500-1, 17.3); ``_ordered`` alone knows it. Lengths are
millimetres; twips (1/20 pt) and EMU (1/914400 inch) are made here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from core.lengths import Mm, points
from core.letters import paper

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
CHARACTER_SPACE = -848
"""1/4096 pt added to 3号 so that 28 characters fill 156 mm (letters.md §4)."""
RED = "E60000"
_PARAGRAPH = [
    "pStyle",
    "keepNext",
    "keepLines",
    "framePr",
    "widowControl",
    "pBdr",
    "tabs",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
]
_CHARACTER = ["rStyle", "rFonts", "b", "color", "spacing", "w", "kern", "position", "sz", "szCs", "lang"]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold at all."""
_EMU = 36_000


def twips(length: float) -> int:
    """Return ``length`` mm in twips."""
    return round(points(Mm(length)) * 20)


def emu(length: float) -> int:
    """Return ``length`` mm in English Metric Units."""
    return round(length * _EMU)


def hundredths(length: float) -> int:
    """Return ``length`` mm in hundredths of a character of 3号 on the grid."""
    return round(length / paper.CELL * 100)


def tag(name: str, **attributes: str | int) -> str:
    """Return an empty element of the main namespace."""
    said = "".join(f" w:{key.rstrip('_')}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{said}/>"


def _ordered(order: Sequence[str], properties: Mapping[str, str]) -> str:
    unknown = properties.keys() - set(order)
    if unknown:
        raise ValueError(unknown)
    return "".join(properties[name] for name in order if name in properties)


def characters(properties: Mapping[str, str]) -> str:
    """Return the look of characters in the order Word wants."""
    return f"<w:rPr>{_ordered(_CHARACTER, properties)}</w:rPr>" if properties else ""


def paragraphing(properties: Mapping[str, str]) -> str:
    """Return the look of a paragraph in the order Word wants."""
    return f"<w:pPr>{_ordered(_PARAGRAPH, properties)}</w:pPr>" if properties else ""


def plain(text: str) -> str:
    """Return ``text`` without what XML cannot hold at all."""
    return _FORBIDDEN.sub("", text)


def run(text: str, *, style: str = "", **properties: str) -> str:
    """Return ``text`` as a run; a line break stays within its paragraph, a tab goes to the next stop."""
    if not text:
        return ""
    look = characters(({"rStyle": tag("rStyle", val=style)} if style else {}) | properties)
    said = escape(plain(text))
    parts = [f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in re.split(r"[\n\t]", said)]
    between = ["<w:br/>" if mark == "\n" else "<w:tab/>" for mark in re.findall(r"[\n\t]", said)]
    return f"<w:r>{look}{_woven(parts, between)}</w:r>"


def _woven(parts: Sequence[str], between: Sequence[str]) -> str:
    return parts[0] + "".join(mark + part for mark, part in zip(between, parts[1:], strict=True))


def paragraph(style: str, *inside: str, **properties: str) -> str:
    """Return a paragraph of ``style`` with what stands ``inside``."""
    look = paragraphing({"pStyle": tag("pStyle", val=style), **properties})
    return f"<w:p>{look}{''.join(inside)}</w:p>"


def spacing(*, before: float = 0.0, after: float = 0.0, line: float = 0.0) -> str:
    """Return the white above and below and, with ``line``, an exact line height (mm)."""
    white: dict[str, str | int] = {"before": twips(before), "after": twips(after)}
    if line:
        white |= {"line": max(twips(line), 1), "lineRule": "exact"}
    return tag("spacing", **white)


def tabs(stops: Sequence[tuple[str, float]]) -> str:
    """Return tab stops: (left, center or right; mm from the type area's left edge)."""
    return f"<w:tabs>{''.join(tag('tab', val=kind, pos=twips(place)) for kind, place in stops)}</w:tabs>"


def table(
    widths: Sequence[float],
    rows: Sequence[str],
    *,
    borders: str = "",
    placing: str = "",
    centred: bool = False,
    padding: float = 1.2,
) -> str:
    """Return a table of columns ``widths`` mm wide; ``placing`` floats it (``tblpPr``)."""
    margins = "".join(tag(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    look = (
        placing
        + tag("tblW", w=twips(sum(widths)), type="dxa")
        + (tag("jc", val="center") if centred else "")
        + (tag("tblInd", w=0, type="dxa") if not centred and not placing else "")
        + borders
        + tag("tblLayout", type="fixed")
        + f"<w:tblCellMar>{margins}</w:tblCellMar>"
    )
    grid = "".join(tag("gridCol", w=twips(width)) for width in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def table_row(cells: Sequence[str], *, height: float = 0.0, heading: bool = False) -> str:
    """Return a row that no page break cuts, at least ``height`` mm high; a heading is repeated."""
    look = tag("cantSplit") + (tag("trHeight", val=twips(height), hRule="atLeast") if height else "")
    look += tag("tblHeader") if heading else ""
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def table_cell(width: float, inside: str, *, span: int = 1, middle: bool = False, borders: str = "") -> str:
    """Return a cell over ``span`` columns of the table's grid."""
    look = tag("tcW", w=twips(width), type="dxa")
    look += tag("gridSpan", val=span) if span > 1 else ""
    look += f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    look += tag("vAlign", val="center") if middle else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def border(side: str, thickness: float, *, space: int = 0, colour: str = "000000") -> str:
    """Return one rule ``thickness`` mm thick (Word knows eighths of a point)."""
    return tag(side, val="single", sz=max(round(points(Mm(thickness)) * 8), 2), space=space, color=colour)


def rule(number: int, x: float, y: float, length: float, thickness: float) -> str:
    """Return a red rule drawn at a place of the page, as a shape and, for older programs, as VML."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvSpPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(length)}" cy="{emu(thickness)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    lengths = {"margin-left": x, "margin-top": y, "width": length, "height": thickness}
    place = ";".join(f"{name}:{points(Mm(value)):.2f}pt" for name, value in lengths.items())
    relative = "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    vml = (
        f'<w:pict><v:rect id="rule{number}" style="position:absolute;{place};z-index:-{number};{relative}"'
        f' fillcolor="#{RED}" stroked="f"/></w:pict>'
    )
    drawn = f"<w:drawing>{_anchor(number, x, y, length, thickness, graphic)}</w:drawing>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(number: int, relation: str, x: float, y: float, side: float) -> str:
    """Return a square picture at a place of the page; ``relation`` names the stored image."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="code{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(side)}" cy="{emu(side)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    return f"<w:r><w:drawing>{_anchor(number, x, y, side, side, graphic)}</w:drawing></w:r>"


def _anchor(number: int, x: float, y: float, width: float, height: float, graphic: str) -> str:
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"'
        ' behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(x)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(y)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="rule{number}"/><wp:cNvGraphicFramePr/>{graphic}'
        "</wp:anchor>"
    )


def section(
    *, header: float, footer: float, line: float, turned: bool = False, title_page: bool = False
) -> str:
    """Return the properties of a section of A4 pages with the type area of GB/T 9704-2012.

    ``header`` and ``footer`` are the distances of page head and foot from the paper's edges, ``line`` is from
    line to line of the document grid (mm): the text's own exact line, of which 22 fit into 225 mm.
    """
    width, height = twips(paper.PAGE_WIDTH), twips(paper.PAGE_HEIGHT)
    size = {"w": height, "h": width, "orient": "landscape"} if turned else {"w": width, "h": height}
    top, right = paper.TYPE_TOP, paper.PAGE_WIDTH - paper.TYPE_RIGHT
    bottom, left = paper.PAGE_HEIGHT - paper.TYPE_BOTTOM, paper.TYPE_LEFT
    edges = (left, top, right, bottom) if turned else (top, right, bottom, left)
    margins = dict(zip(("top", "right", "bottom", "left"), map(twips, edges), strict=True))
    inside = (
        tag("type", val="nextPage")
        + tag("pgSz", **size)
        + tag("pgMar", **margins, header=twips(header), footer=twips(footer), gutter=0)
        + (tag("titlePg") if title_page else "")
        + tag("docGrid", type="linesAndChars", linePitch=twips(line), charSpace=CHARACTER_SPACE)
    )
    return f"<w:sectPr>{inside}</w:sectPr>"
