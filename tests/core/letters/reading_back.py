"""A PDF as another program reads it, put back into placed runs, so that one set of checks fits both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from core.lengths import Pt
from core.letters.letter import Layout
from core.letters.placed import Bar, Page, Run

MM = 25.4 / 72
HEIGHT = 297.0
WITHIN = 0.3
"""How far a glyph of the PDF may stand from its place (mm), as the reference has it."""
RED = (0.9, 0.0, 0.0)
BLACK = (0.0, 0.0, 0.0)

Size = tuple[float, float]
Box = tuple[float, float, float]
"""Left edge, right edge and baseline of a glyph in the frame of its run (mm)."""


def read_back(path: Path, layouts: Sequence[Layout]) -> Iterator[tuple[Layout, list[Size]]]:
    """Yield every layout with what the PDF really shows in place of what was meant, and its pages' sizes.

    ``path`` holds the pages of ``layouts`` one after the other. A glyph that is missing, another one, of
    another font, size or colour than meant fails here; its place is put into the run for the checks.
    """
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == sum(len(layout.pages) for layout in layouts)
        waiting = iter(pdf.pages)
        for layout in layouts:
            pages, sizes = [], []
            for placed in layout.pages:
                page = next(waiting)
                pages.append(_page(page, placed, layout))
                sizes.append((float(page.width) * MM, float(page.height) * MM))
                page.close()
            yield replace(layout, pages=tuple(pages)), sizes


def _page(page: pdfplumber.page.Page, placed: Page, layout: Layout) -> Page:
    chars = iter(page.chars)
    order = [run for turned in (False, True) for run in placed.runs if run.turned is turned]
    found = {id(run): _run(run, chars, layout) for run in order}
    assert next(chars, None) is None, "the page says more than was placed"
    rects = [rect for rect in page.rects if rect["fill"] and not rect["stroke"]]
    bars = [bar for turned in (False, True) for bar in placed.bars if bar.turned is turned]
    assert len(rects) == len(bars)
    seen = tuple(_bar(rect, bar) for rect, bar in zip(rects, bars, strict=True))
    return Page(placed.number, tuple(found[id(run)] for run in placed.runs), seen)


def _run(run: Run, chars: Iterator[dict], layout: Layout) -> Run:
    cells, heights, sizes = [], [], set()
    for glyph, cell in zip(run.glyphs, run.cells, strict=True):
        face = layout.book.face(run.role, glyph[0])
        if face is None:
            cells.append(cell)
            continue
        char = next(chars)
        assert char["text"] == glyph[0]
        assert _plain(char["fontname"]) == face.postscript_name
        assert char["non_stroking_color"] == (RED if run.red else BLACK)
        left, right, baseline = _turned(char) if run.turned else _upright(char)
        cells.append(_cell(glyph, cell, left, right))
        heights.append(baseline)
        sizes.add(round((char["width"] if run.turned else char["height"]), 2))
    assert len(sizes) <= 1
    if not heights:
        return run
    assert max(heights) - min(heights) < 0.02, "one run, one baseline"
    assert sizes.pop() == pytest.approx(run.size, abs=0.05)
    return replace(run, cells=tuple(cells), y=sum(heights) / len(heights), size=Pt(run.size))


def _upright(char: dict) -> Box:
    return char["x0"] * MM, char["x1"] * MM, HEIGHT - char["matrix"][5] * MM


def _turned(char: dict) -> Box:
    return HEIGHT - char["bottom"] * MM, HEIGHT - char["top"] * MM, char["matrix"][4] * MM


def _cell(glyph: str, cell: tuple[float, float], left: float, right: float) -> tuple[float, float]:
    """Return the cell a glyph was seen in: as wide as meant, where the glyph's middle or its edge says."""
    meant, width = cell
    assert right - left <= width + 2 * WITHIN, f"{glyph} is wider than its cell"
    narrow = right - left < 0.75 * width and not glyph.isascii()
    if not narrow:
        return (left + right - width) / 2, width
    return min((left, right - width, (left + right - width) / 2), key=lambda place: abs(place - meant)), width


def _bar(rect: dict, bar: Bar) -> Bar:
    assert rect["non_stroking_color"] == (RED if bar.red else BLACK)
    x, y, length, thickness = (rect[key] * MM for key in ("x0", "top", "width", "height"))
    if bar.turned:
        x, y, length, thickness = HEIGHT - rect["bottom"] * MM, rect["x0"] * MM, thickness, length
    return replace(bar, x=x, y=y, length=length, thickness=thickness)


def _plain(name: str | bytes) -> str:
    text = name.decode() if isinstance(name, bytes) else name
    return text.partition("+")[2]
