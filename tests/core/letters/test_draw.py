"""What really stands in the PDF, as other programs read it back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from core.domain.letter import LetterKind
from core.errors import Environment
from core.letters import draw
from core.letters.draw import DrawnPaper, Pen, bind
from core.letters.letter import (
    Block,
    Layout,
    LetterContent,
    PaperFormat,
    compose,
    draw_pdf,
    lay_out,
)
from core.letters.placed import Element
from tests.core.letters import geometry, samples

MM = 25.4 / 72


def drawn(content: LetterContent, folder: Path) -> tuple[Layout, Path]:
    layout = lay_out(content, bundled_only=True)
    path = folder / "letter.pdf"
    draw_pdf(layout, path)
    return layout, path


def real(kind: LetterKind) -> LetterContent:
    given = {
        LetterKind.SUPERVISION: samples.supervision_facts,
        LetterKind.RECTIFICATION_NOTICE: samples.notice_facts,
    }
    return compose(kind, given[kind]() if kind in given else samples.facts_of(kind))


def letters() -> list[LetterContent]:
    return [*map(real, LetterKind), *map(samples.made_up, (1, 2, 3, 5, 8, 13, 21, 34))]


def words_of(content: LetterContent) -> str:
    """Return everything the letter must say, in reading order."""
    names = content.attachments
    listed = "".join(f"{number}.{name}" if len(names) > 1 else name for number, name in enumerate(names, 1))
    parts = [
        content.letterhead,
        content.urgency,
        content.document_number,
        content.title,
        f"{content.addressee}：",
        *(block.lead + block.text for block in content.blocks),
        f"附件：{listed}" if names else "",
        content.signature,
        content.dated,
        f"（{content.note}）" if content.note else "",
        f"抄送：{'，'.join(content.copied_to)}。" if content.copied_to else "",
    ]
    return "".join(parts).replace(" ", "")


def is_page_number(char: dict) -> bool:
    return char["bottom"] * MM > 266 and round(char["size"]) == 14


@pytest.mark.parametrize("content", letters())
def test_the_pdf_read_back_says_the_same_at_the_same_places(content, tmp_path):
    layout, path = drawn(content, tmp_path)
    assert path.stat().st_size <= 400_000
    said = ""
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == len(layout.pages)
        for page, placed in zip(pdf.pages, layout.pages, strict=True):
            assert (page.width * MM, page.height * MM) == (
                pytest.approx(210, abs=0.1),
                pytest.approx(297, abs=0.1),
            )
            if not geometry.runs_of(placed, Element.FORM):
                said += "".join(char["text"] for char in page.chars if not is_page_number(char))
                number = "".join(char["text"] for char in page.chars if is_page_number(char))
                bare = placed.number == 1 and content.format is PaperFormat.LETTER
                assert number == ("" if bare else f"— {placed.number} —")
            check_places(page.chars, placed)
            check_rules(page.rects, placed)
    if content.format is PaperFormat.LETTER:  # the others are read back by check 19
        assert said.replace(" ", "") == words_of(content)


def check_places(chars: list[dict], placed) -> None:
    """Every glyph's centre lies on its cell's centre or beside its bracket, and on its baseline."""
    cells = [
        (run, glyph[0], cell)
        for run in placed.runs
        for glyph, cell in zip(run.glyphs, run.cells, strict=True)
    ]
    assert len(chars) == len(cells)
    for char, (run, glyph, (left, width)) in zip(chars, cells, strict=True):
        assert char["text"] == glyph
        baseline = 297 - char["matrix"][5] * MM
        assert baseline == pytest.approx(run.y, abs=0.05)
        assert left - 0.3 <= char["x0"] * MM
        assert char["x1"] * MM <= left + width + 0.3
        assert char["size"] == pytest.approx(run.size, abs=0.05)


def check_rules(rects: list[dict], placed) -> None:
    found = [(rect["x0"] * MM, rect["top"] * MM, rect["width"] * MM, rect["height"] * MM) for rect in rects]
    wanted = [(bar.x, bar.y, bar.length, bar.thickness) for bar in placed.bars]
    assert found == [pytest.approx(bar, abs=0.02) for bar in wanted]
    colours = [(0.9, 0.0, 0.0) if bar.red else (0.0, 0.0, 0.0) for bar in placed.bars]
    assert [rect["non_stroking_color"] for rect in rects] == colours


def test_body_lines_keep_the_pitch_in_the_pdf(tmp_path):
    _, path = drawn(real(LetterKind.SUPERVISION), tmp_path)
    with pdfplumber.open(path) as pdf:
        baselines = sorted(
            {round(char["matrix"][5] * MM, 3) for char in pdf.pages[1].chars if char["size"] > 15.9}
        )
    for lower, upper in pairwise(baselines):
        steps = (upper - lower) / geometry.PITCH
        assert steps == pytest.approx(round(steps), abs=0.005)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_font_is_embedded_as_a_subset(kind, tmp_path):
    _, path = drawn(real(kind), tmp_path)
    with pdfplumber.open(path) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert all(re.match(rb"[A-Z]{6}\+" if isinstance(name, bytes) else r"[A-Z]{6}\+", name) for name in fonts)
    raw = path.read_bytes()
    assert b"Helvetica" not in raw
    assert b"/Type3" not in raw
    assert raw.count(b"/FontFile2") >= len(fonts)


def test_the_issuer_name_has_its_ink_at_30_mm_and_the_rule_4_mm_below(tmp_path):
    _, path = drawn(real(LetterKind.SUPERVISION), tmp_path)
    image = raster(path, 0, 400)
    scale = 25.4 / 400
    red_rows = [y for y in range(image.height) if has_red(image, y)]
    assert red_rows[0] * scale == pytest.approx(30.0, abs=0.15)
    gap = next((a, b) for a, b in pairwise(red_rows) if b - a > 20)
    assert (gap[1] - gap[0]) * scale == pytest.approx(4.0, abs=0.3)
    assert red_rows[-1] * scale == pytest.approx(277.0, abs=0.15)


def raster(path: Path, page: int, dpi: int):
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("RGB")


def has_red(image, y: int) -> bool:
    row = image.crop((0, y, image.width, y + 1)).resize((image.width // 4, 1)).tobytes()
    return any(row[at] > 180 and row[at + 1] < 120 and row[at + 2] < 120 for at in range(0, len(row), 3))


def test_every_page_shows_ink_and_only_the_first_shows_red(tmp_path):
    layout, path = drawn(real(LetterKind.RECTIFICATION_NOTICE), tmp_path)
    for number in range(len(layout.pages)):
        image = raster(path, number, 60)
        assert image.convert("L").getextrema()[0] < 128
        assert any(has_red(image, y) for y in range(image.height)) == (number == 0)


def test_the_same_content_gives_the_same_bytes(tmp_path):
    content = real(LetterKind.SUPERVISION)
    _, first = drawn(content, tmp_path / "a")
    drawn(samples.made_up(4), tmp_path / "between")
    _, second = drawn(content, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_other_processes_give_the_same_bytes(tmp_path):
    script = (
        "import sys; from pathlib import Path; from tests.core.letters import samples;"
        "from core.letters.letter import draw_pdf, lay_out;"
        "draw_pdf(lay_out(samples.made_up(7), bundled_only=True), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / f"{seed}.pdf")],
            check=True,
            cwd=Path(__file__).parents[3],
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_character_no_font_has_is_drawn_as_a_box_in_its_cell(tmp_path):
    layout, path = drawn(samples.content(blocks=(Block(text="当事人张\U0002ffff某的案卷"),)), tmp_path)
    run = next(run for run in layout.pages[0].runs if run.element is Element.BODY)
    left, width = run.cells[run.glyphs.index("\U0002ffff")]
    with pdfplumber.open(path) as pdf:
        boxes = [rect for rect in pdf.pages[0].rects if rect["stroke"] and rect["width"] * MM < 10]
        said = "".join(char["text"] for char in pdf.pages[0].chars)
    assert len(boxes) == 1
    assert left < boxes[0]["x0"] * MM < boxes[0]["x1"] * MM < left + width
    assert "当事人张某的案卷" in said


def test_characters_beyond_the_first_plane_copy_out_whole(tmp_path):
    text = "龚䶮𠅤𬭳𬎆𫖯𬱟㛃"
    _, path = drawn(samples.content(blocks=(Block(text=text),), addressee="张𠅤"), tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        said = document[0].get_textpage().get_text_range()
    assert text in said
    assert "张𠅤：" in said


def test_the_document_says_who_wrote_what(tmp_path):
    _, path = drawn(real(LetterKind.SUPERVISION), tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == "关于限期办结法治政府建设实地督察反馈问题整改事项的督办函"
    assert about["Author"] == samples.ISSUER
    assert about["Subject"] == "督办函 容法督函〔2020〕8号"


def test_a_file_that_does_not_read_back_never_gets_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(draw, "_page_count", lambda _path: 0)
    with pytest.raises(Environment):
        drawn(real(LetterKind.SUPERVISION), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Environment):
        draw_pdf(lay_out(samples.content(), bundled_only=True), tmp_path / "file" / "letter.pdf")


def papers_of(*seeds: int) -> tuple[list[Layout], list[DrawnPaper], Pen]:
    layouts = [lay_out(samples.made_up(seed), bundled_only=True) for seed in seeds]
    pen = Pen()
    return layouts, [pen.draw(layout) for layout in layouts], pen


def test_bound_letters_stand_in_one_file_in_their_order_and_share_their_fonts(tmp_path):
    layouts, papers, pen = papers_of(1, 2, 3)
    joined = tmp_path / "joined.pdf"
    assert bind(iter(papers), pen.used, joined) == sum(len(layout.pages) for layout in layouts)
    with pdfplumber.open(joined) as pdf:
        placed = [page for layout in layouts for page in layout.pages]
        assert len(pdf.pages) == len(placed)
        for page, wanted in zip(pdf.pages, placed, strict=True):
            check_places(page.chars, wanted)
    single = 0
    for number, layout in enumerate(layouts):
        draw_pdf(layout, tmp_path / f"{number}.pdf")
        alone = (tmp_path / f"{number}.pdf").read_bytes()
        assert all(page in alone for page in papers[number].pages)
        single += len(alone)
    assert joined.stat().st_size < single


def test_copies_share_their_strokes_and_an_odd_paper_gets_a_blank_back(tmp_path):
    _, (paper, *_), pen = papers_of(1)
    odd = paper._replace(pages=paper.pages[:1])
    wide = odd._replace(sheet=(297.0, 210.0))
    assert bind([odd, wide], pen.used, tmp_path / "a.pdf", odd=True, copies=2) == 7
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert [bool(page.chars) for page in pdf.pages] == [True, False, True, False, True, False, True]
        assert [round(page.width) for page in pdf.pages] == [595] * 4 + [842] * 3
    assert (tmp_path / "a.pdf").read_bytes().count(odd.pages[0]) == 2


def test_nothing_cannot_be_bound(tmp_path):
    with pytest.raises(ValueError, match="nothing"):
        bind([], {}, tmp_path / "joined.pdf")
    assert list(tmp_path.iterdir()) == []
