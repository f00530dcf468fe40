"""A letter from facts to a verified PDF, against a bare reportlab canvas drawing the same glyphs.

First line: the first letter of a process, imports and font parsing included, both as whole processes. Second
line: a letter when the fonts are parsed. What ours does beyond the baseline: choose fonts a glyph at a time,
break lines on the GB/T 9704 grid, balance the title, verify and fsync the file before it gets its name.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from comparison import compare, scratch_folder

FIRST_GOAL = 1.5
NEXT_GOAL = 1.5
ROOT = Path(__file__).resolve().parent.parent
BODY = "行政执法公示制度落实不够到位，部分案卷没有按照规定归档，责任单位至今未报送整改情况"


def content(items: int = 3) -> Any:  # noqa: ANN401
    """Return a letter of two pages."""
    from core.domain.letter import LetterKind
    from core.letters import letter

    facts = letter.LetterFacts(
        letterhead="某某县委全面依法治县委员会办公室",
        document_number="某法督〔2026〕8号",
        addressee="县综合行政执法局",
        dated_on=date(2026, 11, 20),
        reply_due=date(2026, 12, 5),
        items=tuple(
            letter.ItemFacts(
                code=f"2026-{number:03d}",
                text=BODY,
                measure=BODY,
                due=date(2026, 10, 31),
                deadline_raw="10月底前",
                days_late=20,
            )
            for number in range(1, items + 1)
        ),
        contact="王某",
        phone="0312-0000000",
    )
    return letter.compose(LetterKind.SUPERVISION, facts)


def ours(target: Path) -> None:
    """Set and draw the letter."""
    from core.letters import letter

    letter.draw_pdf(letter.lay_out(content(), bundled_only=True), target)


def glyphs() -> list[tuple[str, list[tuple[float, float, str]]]]:
    """Return every glyph of the letter by font file, with its place in points."""
    from core.letters import letter

    layout = letter.lay_out(content(), bundled_only=True)
    pages = []
    for page in layout.pages:
        placed: dict[str, list[tuple[float, float, str]]] = {}
        for run in page.runs:
            for char, (left, _) in zip(run.glyphs, run.cells, strict=True):
                key = {"hei": "FandolHei-Regular", "kai": "FandolKai-Regular"}.get(
                    run.role.value, "FandolFang-Regular"
                )
                placed.setdefault(key, []).append((left / 25.4 * 72, (297 - run.y) / 25.4 * 72, char))
        pages.append(list(placed.items()))
    return [entry for page in pages for entry in page]


def bare(target: Path, placed: list[Any]) -> None:
    """Draw the same glyphs one by one with nothing but reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    known = set(pdfmetrics.getRegisteredFontNames())
    for name in ("FandolFang-Regular", "FandolHei-Regular", "FandolKai-Regular"):
        if f"Bare{name}" not in known:
            pdfmetrics.registerFont(TTFont(f"Bare{name}", str(ROOT / f"resources/fonts/{name}.ttf")))
    canvas = Canvas(str(target), initialFontName="BareFandolFang-Regular")
    for font, chars in placed:
        canvas.setFont(f"Bare{font}", 16)
        for left, bottom, char in chars:
            canvas.drawString(left, bottom, char)
    canvas.save()


def process(what: str, folder: Path) -> None:
    """Run one side as a whole process."""
    command = [sys.executable, str(Path(__file__)), what, str(folder)]
    subprocess.run(command, check=True)


def main() -> None:
    """Compare and print."""
    with scratch_folder() as folder:
        import json

        placed = glyphs()
        (folder / "glyphs.json").write_text(json.dumps(placed), encoding="utf-8")
        compare(
            "letter_first",
            ours=lambda: process("ours", folder),
            baseline=lambda: process("bare", folder),
            goal=FIRST_GOAL,
            repeats=5,
        )
        compare(
            "letter",
            ours=lambda: ours(folder / "ours.pdf"),
            baseline=lambda: bare(folder / "bare.pdf", placed),
            goal=NEXT_GOAL,
            repeats=20,
            glyphs=sum(len(chars) for _, chars in placed),
        )


def one_side(what: str, folder: Path) -> None:
    """Draw one letter in this process, which does nothing else."""
    if what == "ours":
        ours(folder / "ours.pdf")
        return
    import json

    bare(folder / "bare.pdf", json.loads((folder / "glyphs.json").read_text("utf-8")))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one_side(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
