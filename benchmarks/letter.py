"""Letters from facts to verified PDFs, against bare reportlab and against typst on the same text.

First line: the first letter of a process, imports and fonts included, both as whole processes. Second line:
a letter when the fonts are open. Both against a bare reportlab canvas drawing the same glyphs. Then 1,000
letters with a file each, and drawn into one file as a batch is for the printer (``letter.draw_run``: other
processes help where cores are free), against typst (``typst_letters.py``); every turn sets words
that no turn before it has set, since typst and we remember lines that come again. The joined run has two
lines. In the first the other processes stand by, started in the unmeasured turn, as they do for a clerk: they
are started when the letters have left and the dialog asks what is to be printed. In the second, ``_cold``,
every turn starts its own, as a command does and who waits for longer than a minute. What ours does beyond the
baselines: fill the template, choose fonts a glyph at a time, break lines on the GB/T 9704 grid, balance the
title, verify and fsync each file before it gets its name. Last line: memory after 1,000 letters against that
after 200.

``letter.py 100`` sets 100 letters instead of 1,000.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import count as count_from
from pathlib import Path
from typing import Any

from comparison import Comparison, compare, scratch_folder
from typst_letters import TypstLetters

FIRST_GOAL = 1.5
NEXT_GOAL = 1.5
TYPST_GOAL = 1.2
MEMORY_GOAL = 1.1
MANY = 1000
TURNS = 5
JOINED_TURNS = 5
ROOT = Path(__file__).resolve().parent.parent
UNITS = ["县综合行政执法局", "县市场监督管理局", "县自然资源和规划局", "城关镇人民政府"]
MATTERS = [
    "行政执法公示制度落实不够到位",
    "部分案卷没有按照规定归档",
    "重大执法决定法制审核流于形式",
    "责任单位至今未报送整改情况",
    "行政复议应诉工作力量薄弱",
    "规范性文件合法性审核程序不完备",
    "备案不及时",
    "领导干部应知应会法律法规清单制度执行不严",
    "乡镇街道赋权事项承接能力不足",
]
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


def many(turn: int, count: int) -> Iterator[Any]:
    """Return ``count`` letters of two pages about random matters, other ones every turn."""
    from core.domain.letter import LetterKind
    from core.letters import letter

    for number in range(1, count + 1):
        chance = random.Random(f"{turn} {number}")
        facts = letter.LetterFacts(
            letterhead="某某县委全面依法治县委员会办公室",
            document_number=f"某法督〔2026〕{number}号",
            addressee=chance.choice(UNITS),
            dated_on=date(2026, 11, 20),
            reply_due=date(2026, 12, 5),
            items=tuple(
                letter.ItemFacts(
                    code=f"2026-{chance.randrange(1000):03d}",
                    text="，".join(chance.sample(MATTERS, 3)),
                    measure="，".join(chance.sample(MATTERS, 3)),
                    due=date(2026, 10, 31),
                    deadline_raw="10月底前",
                    days_late=chance.randrange(1, 99),
                )
                for _ in range(2)
            ),
            contact="王某",
            phone="0312-0000000",
            dress=letter.Dress(slip=False),
        )
        yield letter.compose(LetterKind.SUPERVISION, facts)


def layouts(turn: int, count: int) -> Iterator[Any]:
    """Lay the letters of a turn out one after the other."""
    from core.letters import letter

    return (letter.lay_out(each, bundled_only=True) for each in many(turn, count))


def each_in_its_file(turn: int, count: int, folder: Path) -> None:
    """Set and draw the letters of a turn, a file each."""
    from core.letters import letter

    for number, layout in enumerate(layouts(turn, count)):
        letter.draw_pdf(layout, folder / f"{number}.pdf")


def all_in_one(turn: int, count: int, folder: Path) -> None:
    """Set and draw the letters of a turn into one file."""
    from core.letters import letter

    letter.draw_run(map(letter.RunPaper, many(turn, count)), folder / "joined.pdf", bundled_only=True)


def against_typst(folder: Path, count: int) -> None:
    """Compare with typst, a file each and all in one file."""
    from core.letters import letter

    typst = TypstLetters(folder)
    turns = {"ours": count_from(1), "typst": count_from(1)}
    share = count // TURNS  # many short turns: other work on the machine then falls on both sides
    # The words typst sets are composed before its clock runs.
    given = {turn: list(many(turn, count)) for turn in range(1, 2 * JOINED_TURNS + TURNS + 4)}

    def typst_each() -> None:
        for number, content in enumerate(given[next(turns["typst"])][:share]):
            typst.draw([content], folder / f"typst-{number}.pdf")

    compare(
        "letters_each_in_its_file",
        ours=lambda: each_in_its_file(next(turns["ours"]), share, folder),
        baseline=typst_each,
        goal=TYPST_GOAL,
        repeats=TURNS,
        letters=share * TURNS,
    )
    for line in ("letters_in_one_file", "letters_in_one_file_cold"):
        if line == "letters_in_one_file":
            letter.stand_by(count, bundled_only=True)
        compare(
            line,
            ours=lambda: all_in_one(next(turns["ours"]), count, folder),
            baseline=lambda: typst.draw(given[next(turns["typst"])], folder / "typst.pdf"),
            goal=TYPST_GOAL,
            repeats=JOINED_TURNS,
            letters=count,
        )
        letter.stand_down()


def memory(folder: Path, count: int) -> None:
    """Print the resident memory after a fifth of ``count`` letters and after all, as a process by itself."""
    command = [sys.executable, str(Path(__file__)), "memory", str(folder), str(count)]
    after_fifth, after_all = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    found = Comparison(
        name="letters_memory",
        ours_s=0.0,
        baseline_s=0.0,
        ratio=round(after_all / after_fifth, 3),
        goal=MEMORY_GOAL,
        repeats=1,
        notes={"after_fifth_mb": round(after_fifth / 1024), "after_all_mb": round(after_all / 1024)},
    )
    print(json.dumps(asdict(found)), flush=True)


def resident_kb() -> int:
    """Return the memory this process holds now (Linux)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4


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


def main(letters: int) -> None:
    """Compare and print."""
    with scratch_folder() as folder:
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
        against_typst(folder, letters)
        memory(folder, letters)


def one_side(what: str, folder: Path) -> None:
    """Draw one letter in this process, which does nothing else."""
    if what == "ours":
        ours(folder / "ours.pdf")
        return
    if what == "memory":
        count = int(sys.argv[3])
        each_in_its_file(1, count // 5, folder)
        after_fifth = resident_kb()
        each_in_its_file(2, count - count // 5, folder)
        print(json.dumps([after_fifth, resident_kb()]))
        return
    bare(folder / "bare.pdf", json.loads((folder / "glyphs.json").read_text("utf-8")))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one_side(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
