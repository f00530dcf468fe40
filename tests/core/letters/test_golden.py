"""Where every line of a letter of each kind and a paper of each format stands, for people to read.

``WRITE_GOLDEN=1`` accepts a change on purpose; the diff of the files is then its review.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from core.domain.letter import LetterKind
from core.letters.letter import Layout, LetterContent, PaperFormat, compose, lay_out
from core.letters.placed import Element, Page, Run
from tests.core.letters import formats, samples

GOLDEN = Path(__file__).parents[2] / "golden" / "letters"
_SMALLEST_RULE = 2.0
"""Bars shorter than this are the modules of a QR code, told by their number."""


def letters() -> dict[str, LetterContent]:
    """Return what is kept: by kind, and by format with annex, slip and everything such a paper may bear."""
    given = {
        LetterKind.SUPERVISION: samples.supervision_facts(),
        LetterKind.RECTIFICATION_NOTICE: samples.notice_facts(),
    }
    kinds = {kind.value: compose(kind, given.get(kind) or samples.facts_of(kind)) for kind in LetterKind}
    papers = {f"format_{each.value}": formats.full_paper(each) for each in PaperFormat}
    return kinds | papers


def as_text(layout: Layout) -> str:
    """Return a layout as lines of text: page by page, rules first, then one line for every line."""
    lines = [f"fonts {' '.join(layout.fonts)}"]
    for page in layout.pages:
        lines += ["", f"page {page.number}", *_rules(page), *_texts(page)]
        lines += [
            f"  seal          centre {seal.x:.2f} {seal.y:.2f}  diameter {seal.diameter:.0f}"
            for seal in layout.seals
            if seal.page == page.number
        ]
    return "\n".join(lines) + "\n"


def _rules(page: Page) -> Iterator[str]:
    modules = [bar for bar in page.bars if max(bar.length, bar.thickness) < _SMALLEST_RULE]
    for bar in page.bars:
        if bar not in modules:
            colour = "red" if bar.red else "black"
            across = "  across" if bar.turned else ""
            size = f"{bar.length:.2f} x {bar.thickness:.2f}"
            yield f"  rule          {bar.x:.2f} {bar.y:.2f}  {size}  {colour}{across}"
    if modules:
        left, top = min(bar.x for bar in modules), min(bar.y for bar in modules)
        yield f"  qr            {left:.2f} {top:.2f}  {len(modules)} short bars"


def _texts(page: Page) -> Iterator[str]:
    for (element, y), group in groupby(page.runs, key=lambda run: (run.element, run.y)):
        runs = list(group)
        faces = "+".join(dict.fromkeys(run.role.value for run in runs))
        place = f"{runs[0].left:7.2f} –{runs[-1].right:7.2f}  y {y:6.2f}"
        more = ("  red" if runs[0].red else "") + ("  across" if runs[0].turned else "")
        if runs[0].stretch != 1:
            more += f"  condensed {runs[0].stretch:.3f}"
        text = "".join(run.text for run in runs)
        yield f"  {element.value:13} {place}  {runs[0].size:g}pt {faces}{more}  [{_steps(runs)}]  {text}"


def _steps(runs: Sequence[Run]) -> str:
    """Return the steps from cell to cell, equal neighbours told once: 26×5.571."""
    lefts = [left for run in runs for left, _ in run.cells]
    steps = [round(b - a, 2) for a, b in pairwise(lefts)]
    return " ".join(f"{len(list(group))}×{step:.2f}" for step, group in groupby(steps))


@pytest.mark.parametrize("name", letters())
def test_every_line_stands_where_it_stood(name):
    path = GOLDEN / f"{name}.txt"
    found = as_text(lay_out(letters()[name], bundled_only=True))
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_a_character_a_tenth_of_a_millimetre_aside_is_seen():
    layout = lay_out(samples.content(), bundled_only=True)
    text = as_text(layout)
    run = next(run for run in layout.pages[0].runs if run.element is Element.BODY)
    cells = ((run.cells[0][0] + 0.1, run.cells[0][1]), *run.cells[1:])
    object.__setattr__(run, "cells", cells)
    assert as_text(layout) != text


def test_no_file_is_left_of_a_kind_that_is_gone():
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.txt" for name in letters()}
