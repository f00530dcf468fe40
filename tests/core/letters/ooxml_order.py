"""The order in which ISO/IEC 29500-1 wants the children of elements; Word refuses a file that has another.

Only elements that letters use are listed with all that may stand in them, from the schema's sequences;
references to heads and feet may mix and count as one (17.3.1.26, 17.3.2.28, 17.4, 17.6.17, 17.7.4.17).
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import Any

from docx.oxml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "pBdr": "top left bottom right between bar",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
}
LAST_IN_CELL = "p"


def faults(document: bytes) -> list[str]:
    """Return every place of ``document`` whose children stand in another order, or where none may stand."""
    found = []
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/[a-z]+\d*\.xml", name):
                found += [f"{name}: {fault}" for fault in _faults(parse_xml(package.read(name)))]
    return found


def _faults(root: Any) -> list[str]:
    found = []
    for element in root.iter(f"{W}*"):
        name = element.tag.removeprefix(W)
        children = [str(child.tag).removeprefix(W) for child in element if isinstance(child.tag, str)]
        children = ["headerReference" if child == "footerReference" else child for child in children]
        order = (ORDER.get(name) or "").split()
        unknown = sorted(set(children) - set(order)) if order else []
        places = [order.index(child) for child in children if child in order]
        if unknown or any(one > other for one, other in pairwise(places)):
            found.append(f"{name}: {children}")
        if name == "p" and "pPr" in children[1:]:
            found.append(f"p: {children}")
        if name == "tc" and children[-1:] != [LAST_IN_CELL]:
            found.append(f"tc ends with {children[-1:]}")
        if name == "body" and children[-1:] != ["sectPr"]:
            found.append(f"body ends with {children[-1:]}")
        if name == "body" and any(pair == ("tbl", "tbl") for pair in pairwise(children)):
            found.append("two tables touch and would be one")
    return found
