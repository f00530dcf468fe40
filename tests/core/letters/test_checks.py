"""Two hundred letters of all kinds and formats against the checks: as placed, and as read from the PDF."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.utils import resolve
from PIL import ImageChops

from core.domain.letter import LetterKind
from core.files import sha256_of
from core.letters.fonts import FontRole
from core.letters.letter import (
    Block,
    BlockStyle,
    Layout,
    LetterContent,
    PaperFormat,
    compose,
    draw_pdf,
    lay_out,
    missing_sentences,
)
from core.letters.placed import Element, Page, Run
from tests.core.letters import checks, corpus, formats, reading_back, samples

ROOT = Path(__file__).resolve().parents[3]
A4 = (210.0, 297.0)


def case_of(content: LetterContent, layout: Layout | None = None) -> checks.Case:
    layout = layout or lay_out(content, bundled_only=True)
    return checks.Case(content, layout, [A4] * len(layout.pages))


@pytest.fixture(scope="module")
def placed() -> list[checks.Case]:
    """The whole corpus, laid out once."""
    return [case_of(content) for content in corpus.all_letters()]


def test_the_corpus_holds_every_kind_in_every_format(placed):
    assert len(placed) >= 200
    met = {(case.content.kind, case.content.format) for case in placed}
    assert met == {(kind, paper_format) for kind in LetterKind for paper_format in PaperFormat}


def test_every_letter_as_placed_passes_every_check_of_its_format(placed):
    found = {place: checks.failures(case) for place, case in enumerate(placed)}
    assert {place: failed for place, failed in found.items() if failed} == {}


def test_every_letter_read_back_from_its_pdf_passes_every_check_of_its_format(placed, tmp_path):
    found = {}
    for number, cases in enumerate(batches(placed)):
        layouts = [case.layout for case in cases]
        path = tmp_path / f"{number}.pdf"
        draw_pdf(replace(layouts[0], pages=tuple(page for each in layouts for page in each.pages)), path)
        for case, (layout, sizes) in zip(cases, reading_back.read_back(path, layouts), strict=True):
            seen = checks.Case(case.content, layout, sizes, reading_back.WITHIN)
            found[case.content.title, case.content.format, number] = checks.failures(seen)
    assert {name: failed for name, failed in found.items() if failed} == {}


SUBSET = 2000
"""Characters of the letters that share a file: a few files rather than one of a thousand pages."""


def batches(cases: list[checks.Case]) -> Iterator[list[checks.Case]]:
    """Yield letters that share one file and one subset of each font: drawn once, read once."""
    waiting: list[checks.Case] = []
    used: set[str] = set()
    for case in sorted(cases, key=lambda case: len(characters(case))):
        new = characters(case)
        if waiting and len(used | new) > SUBSET:
            yield waiting
            waiting, used = [], set()
        waiting.append(case)
        used |= new
    yield waiting


def characters(case: checks.Case) -> set[str]:
    return {glyph for page in case.layout.pages for run in page.runs for glyph in run.glyphs}


# Every check can fail: a letter that passes, changed in one thing, is found by the check of that thing.


def moved(
    element: Element, x: float = 0.0, y: float = 0.0, *, page: int | None = None
) -> Callable[[Layout], Layout]:
    """Return what moves every run of ``element`` by ``x`` and ``y`` mm."""

    def change(run: Run) -> Run:
        return replace(run, cells=tuple((left + x, width) for left, width in run.cells), y=run.y + y)

    return altered(element, change, page=page)


def altered(
    element: Element, change: Callable[[Run], Run], *, page: int | None = None
) -> Callable[[Layout], Layout]:
    def on(layout: Layout) -> Layout:
        pages = tuple(
            replace(each, runs=tuple(change(run) if run.element is element else run for run in each.runs))
            if page is None or place == page % len(layout.pages)
            else each
            for place, each in enumerate(layout.pages)
        )
        return replace(layout, pages=pages)

    return on


def only(which: Callable[[Page], list[Run]], x: float = 0.0, y: float = 0.0) -> Callable[[Layout], Layout]:
    """Return what moves the runs that ``which`` chooses on the first page."""

    def on(layout: Layout) -> Layout:
        chosen = [id(run) for run in which(layout.pages[0])]
        first = replace(
            layout.pages[0],
            runs=tuple(
                replace(run, cells=tuple((a + x, w) for a, w in run.cells), y=run.y + y)
                if id(run) in chosen
                else run
                for run in layout.pages[0].runs
            ),
        )
        return replace(layout, pages=(first, *layout.pages[1:]))

    return on


def bars_moved(y: float) -> Callable[[Layout], Layout]:
    def on(layout: Layout) -> Layout:
        pages = tuple(
            replace(page, bars=tuple(replace(bar, y=bar.y + y) for bar in page.bars)) for page in layout.pages
        )
        return replace(layout, pages=pages)

    return on


def body_lines(page: Page) -> list[Run]:
    return [run for run in page.runs if run.element is Element.BODY]


def faced(role: FontRole) -> Callable[[Run], Run]:
    return lambda run: replace(run, role=role)


def sized(size: float) -> Callable[[Run], Run]:
    return lambda run: replace(run, size=size)


def cut(run: Run) -> Run:
    """Return ``run`` without its first character."""
    return replace(run, glyphs=run.glyphs[1:], cells=run.cells[1:]) if len(run.glyphs) > 1 else run


def swapped(run: Run) -> Run:
    """Return ``run`` with a full stop at the line's start."""
    return replace(run, glyphs=("。", *run.glyphs[1:]))


def seals_moved(y: float) -> Callable[[Layout], Layout]:
    return lambda layout: replace(layout, seals=tuple(replace(seal, y=seal.y + y) for seal in layout.seals))


def with_page(layout: Layout) -> Layout:
    """Return ``layout`` with a blank page before the last."""
    return replace(layout, pages=(*layout.pages, Page(len(layout.pages) + 1, ())))


def split(layout: Layout) -> Layout:
    """Return ``layout`` with name and date on a page of their own."""
    tail = (Element.SIGNATURE, Element.DATE)
    last = layout.pages[-1]
    rest = replace(last, runs=tuple(run for run in last.runs if run.element not in tail))
    alone = Page(last.number + 1, tuple(run for run in last.runs if run.element in tail))
    return replace(layout, pages=(*layout.pages[:-1], rest, alone))


TEXT = (Block(text="督察整改" * 60),)
LONG = samples.content(blocks=(Block(text="督察整改" * 500),), copied_to=("县纪委监委", "县委督查室"))
PLAIN = samples.content(
    blocks=TEXT,
    urgency="特急",
    secrecy="秘密★1年",
    attachments=("整改清单" * 9, "问题清单"),
    note="联系人：李某",
)
UNSEALED = samples.content(blocks=TEXT, sealed=False)
DOCUMENT = samples.content(
    format=PaperFormat.DOCUMENT,
    blocks=TEXT,
    copied_to=("县委督查室",),
    printed_by="县司法局",
    printed_on="2026年11月22日",
)
BULLETIN = samples.content(format=PaperFormat.BULLETIN, blocks=TEXT, issue="第3期", sealed=False)
MINUTES = samples.content(
    format=PaperFormat.MINUTES,
    blocks=TEXT,
    issue="第3期",
    addressee="",
    sealed=False,
    attendance=(formats.Attendance(label="出席", names="张某某、李某、王某某"),),
)
TITLED = samples.content(
    blocks=TEXT, title="关于限期办结法治政府建设实地督察反馈问题整改事项" * 2 + "的督办函"
)
JOINT = samples.content(format=PaperFormat.DOCUMENT, blocks=TEXT, issuers=formats.JOINT[:3])
HEADED = samples.content(
    blocks=(*TEXT, Block(style=BlockStyle.HEADING_1, text="一、要求"), *TEXT, *(Block(text="甲" * 300),) * 2)
)
TABLED = samples.content(
    blocks=TEXT, annexes=(formats.Annex(title="清单", table=formats.table(9)),), forms=(formats.SLIP,)
)
LINES = samples.content(blocks=tuple(Block(text="整改" * 13) for _ in range(9)))


def first_heading_last(layout: Layout) -> Layout:
    """Return ``layout`` with everything under the heading taken from page 1 to page 2."""
    page = layout.pages[0]
    heading = next(run for run in page.runs if run.text == "一、要求")
    below = [run for run in page.runs if run.element is Element.BODY and run.y > heading.y]
    kept = tuple(run for run in page.runs if run not in below)
    lifted = tuple(replace(run, y=run.y - 200) for run in below)
    return replace(
        layout,
        pages=(
            replace(page, runs=kept),
            replace(layout.pages[1], runs=(*lifted, *layout.pages[1].runs)),
            *layout.pages[2:],
        ),
    )


BREACHES = [
    ("3", PLAIN, moved(Element.ISSUER, y=1.0)),
    ("3", PLAIN, moved(Element.ISSUER, x=2.0)),
    ("3", PLAIN, altered(Element.ISSUER, lambda run: replace(run, red=False))),
    ("4", PLAIN, bars_moved(0.5)),
    ("4r", DOCUMENT, bars_moved(0.5)),
    ("5", PLAIN, moved(Element.NUMBER, x=-1.0)),
    ("5d", DOCUMENT, moved(Element.NUMBER, x=1.0)),
    ("5i", BULLETIN, moved(Element.ISSUE, x=1.0)),
    ("6", PLAIN, moved(Element.MARK, x=1.0)),
    ("6", PLAIN, altered(Element.MARK, faced(FontRole.FANG))),
    ("7", PLAIN, moved(Element.TITLE, y=2.0)),
    ("7", PLAIN, altered(Element.TITLE, sized(20.0))),
    ("7s", TITLED, altered(Element.TITLE, lambda run: replace(run, cells=((60.0, 92.0),)))),
    ("7a", PLAIN, moved(Element.ADDRESSEE, x=1.0)),
    ("8", PLAIN, only(lambda page: body_lines(page)[:1], x=1.0)),
    ("8", PLAIN, altered(Element.BODY, sized(15.0))),
    ("9", PLAIN, only(lambda page: body_lines(page)[1:2], y=0.5)),
    ("10", LONG, moved(Element.BODY, y=1.0, page=1)),
    (
        "11",
        LONG,
        altered(Element.BODY, lambda run: replace(run, cells=tuple((a * 0.99, w) for a, w in run.cells))),
    ),
    ("12", PLAIN, altered(Element.BODY, swapped)),
    ("13", HEADED, altered(Element.BODY, faced(FontRole.FANG))),
    ("13k", HEADED, first_heading_last),
    ("14", PLAIN, moved(Element.ATTACHMENT, x=1.0)),
    ("15", PLAIN, moved(Element.DATE, x=-2.0)),
    ("15s", PLAIN, seals_moved(12.0)),
    ("15s", PLAIN, seals_moved(-12.0)),
    ("15j", JOINT, moved(Element.DATE, x=2.0)),
    ("16", UNSEALED, moved(Element.SIGNATURE, x=2.0)),
    ("16a", UNSEALED, split),
    ("16n", PLAIN, moved(Element.NOTE, x=1.0)),
    ("16x", BULLETIN, altered(Element.BODY, lambda run: replace(run, element=Element.DATE))),
    ("17", LONG, moved(Element.PAGE_NUMBER, x=2.0)),
    ("17", LONG, moved(Element.PAGE_NUMBER, y=1.0)),
    ("18", LONG, moved(Element.BODY, y=3.0)),
    ("18e", LONG, moved(Element.BODY, x=3.0)),
    ("18o", PLAIN, only(lambda page: body_lines(page)[1:2], y=-8.0)),
    ("18b", PLAIN, with_page),
    ("18t", LONG, lambda layout: replace(layout, pages=(Page(1, ()), *layout.pages))),
    ("19", PLAIN, altered(Element.BODY, cut)),
    ("19t", TABLED, altered(Element.TABLE, cut)),
    ("19t", TABLED, altered(Element.FORM, cut)),
    ("22", LONG, moved(Element.COPIED_TO, y=-2.0)),
    ("22i", DOCUMENT, bars_moved(1.0)),
    ("22a", TABLED, moved(Element.ANNEX_TITLE, x=2.0)),
    ("22m", MINUTES, moved(Element.ATTENDANCE, x=2.0)),
    ("22n", MINUTES, altered(Element.BODY, lambda run: replace(run, element=Element.ADDRESSEE))),
]


@pytest.mark.parametrize(("number", "content", "breach"), BREACHES, ids=[str(n) for n, *_ in BREACHES])
def test_a_check_finds_the_breach_it_is_there_for(number, content, breach):
    case = case_of(content)
    assert checks.failures(case) == []
    broken = checks.Case(content, breach(case.layout), case.sizes)
    (check,) = [check for check in checks.CHECKS if check.number == number]
    with pytest.raises((AssertionError, StopIteration)):
        check.look(broken)


def test_every_check_has_a_breach_that_it_finds():
    assert {check.number for check in checks.CHECKS} == {"1", *(number for number, *_ in BREACHES)}


def test_a_page_of_another_size_is_found():
    case = case_of(PLAIN)
    with pytest.raises(AssertionError):
        checks.page_size(replace(case, sizes=[(215.9, 279.4)] * len(case.sizes)))


@pytest.mark.parametrize("change", [moved(Element.BODY, x=0.8), moved(Element.BODY, y=0.8)])
def test_reading_back_sees_where_a_glyph_really_stands(change, tmp_path):
    case = case_of(LINES)
    draw_pdf(change(case.layout), tmp_path / "a.pdf")
    ((seen, sizes),) = reading_back.read_back(tmp_path / "a.pdf", [case.layout])
    assert checks.failures(checks.Case(LINES, seen, sizes, reading_back.WITHIN))


# The files themselves.


def every_sort() -> list[LetterContent]:
    """Return one letter of every kind and one paper of every format."""
    return [
        *(compose(kind, samples.facts_of(kind)) for kind in LetterKind),
        *(formats.paper_of(paper_format, 3) for paper_format in PaperFormat),
    ]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[tuple[Layout, Path]]:
    """Every sort of letter in a file of its own."""
    folder = tmp_path_factory.mktemp("files")
    made = []
    for place, content in enumerate(every_sort()):
        layout = lay_out(content, bundled_only=True)
        draw_pdf(layout, folder / f"{place}.pdf")
        made.append((layout, folder / f"{place}.pdf"))
    return made


def test_check_2_every_font_is_embedded_as_a_subset_and_none_is_helvetica(files):
    for _, path in files:
        with pdfplumber.open(path) as pdf:
            fonts = {}
            for page in pdf.pages:
                fonts |= resolved(page.page_obj.resources["Font"])
            assert fonts
            for font in fonts.values():
                name = str(font["BaseFont"].name)
                assert re.match(r"[A-Z]{6}\+", name), name
                assert font["Subtype"].name == "Type0"
                (family,) = [resolved(each) for each in font["DescendantFonts"]]
                assert family["Subtype"].name == "CIDFontType2"
                assert "FontFile2" in resolved(family["FontDescriptor"])
        assert b"Helvetica" not in path.read_bytes()


def resolved(value: object) -> dict:
    found = resolve(value)
    return {key: resolve(each) for key, each in found.items()}


def test_check_21_the_same_letters_give_the_same_bytes_in_another_process(files, tmp_path):
    code = (
        "import sys; from pathlib import Path; from tests.core.letters import test_checks as t;"
        "from core.letters.letter import draw_pdf, lay_out; out = Path(sys.argv[1]);"
        "[draw_pdf(lay_out(c, bundled_only=True), out / f'{n}.pdf')"
        " for n, c in reversed(list(enumerate(t.every_sort())))]"
    )
    again = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, env=again, check=True, timeout=120)
    assert [sha256_of(path) for _, path in files] == [sha256_of(tmp_path / path.name) for _, path in files]


def test_check_24_every_page_renders_with_ink_and_only_first_pages_with_red(files):
    for layout, path in files:
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) == len(layout.pages)
            for number in range(len(document)):
                image = document[number].render(scale=0.6).to_pil().convert("RGB")
                assert image.convert("L").getextrema()[0] < 140, "ink"
                red, green, _ = image.split()
                redness = ImageChops.subtract(red, green).getextrema()[1]
                assert (redness > 120) == (number == 0)


def test_check_19_and_20_rare_characters_come_out_and_an_uncovered_one_is_told_and_boxed(tmp_path):
    content = samples.content(blocks=(Block(text="龚䶮𠅤𬭳𬎆𫖯𬱟㛃与当事人张\U0002ffff某"),))
    layout = lay_out(content, bundled_only=True)
    draw_pdf(layout, tmp_path / "a.pdf")
    (sentence,) = missing_sentences(layout)
    assert "U+2FFFF" in sentence
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        said = "".join(char["text"] for char in pdf.pages[0].chars)
        boxes = [rect for rect in pdf.pages[0].rects if rect["stroke"]]
    assert "龚䶮𠅤𬭳𬎆𫖯𬱟㛃与当事人张某" in said
    assert len(boxes) == 1
