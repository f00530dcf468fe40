"""The same letters by typst: page, faces and words of ours, its own line breaking.

A file each is one ``typst.compile`` a letter, as a program that prints one now and then would call it; the
joined file is one compilation of all. Typst is a benchmark dependency only (``requirements/bench.in``).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FONTS = (
    "FandolFang-Regular",
    "FandolHei-Regular",
    "FandolKai-Regular",
    "LedgerSongDigits",
    "LedgerTitleSong-Bold",
)

SOURCE = """
#let letters = json("letters.json")
#let figures = (name: "Ledger Song Digits", covers: "latin-in-cjk")
#let faces = (heading_1: (figures, "FandolHei TT"), heading_2: (figures, "FandolKai TT"))
#let red = rgb("#e60000")
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(font: (figures, "FandolFang TT"), size: 16pt, lang: "zh", region: "cn", fallback: false)
#set par(leading: 13.6pt, spacing: 13.6pt, justify: true)
#for (i, l) in letters.enumerate() {
  if i > 0 { pagebreak() }
  align(center, text(36pt, font: "Ledger Title Song", weight: "bold", fill: red, l.letterhead))
  line(length: 100%, stroke: 1.5pt + red)
  align(right, l.number)
  v(20pt)
  align(center, text(22pt, font: "Ledger Title Song", weight: "bold", l.title))
  v(14pt)
  [#l.addressee：]
  for b in l.blocks {
    par(first-line-indent: (amount: 2em, all: true),
      text(font: faces.at(b.style, default: (figures, "FandolFang TT")),
        text(font: (figures, "FandolKai TT"), b.lead) + b.text))
  }
  v(20pt)
  align(right, l.signature)
  align(right, l.dated)
  if l.note != "" { [（#l.note）] }
}
"""


class TypstLetters:
    """Typst over ``folder``, with the program's own faces and no others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts = folder / "fonts"
        self._fonts.mkdir()
        for name in FONTS:
            shutil.copy(ROOT / f"resources/fonts/{name}.ttf", self._fonts)
        self._source = folder / "letter.typ"
        self._source.write_text(SOURCE, encoding="utf-8")

    def draw(self, contents: Sequence[Any], target: Path) -> None:
        """Draw all ``contents`` into one file."""
        import typst

        said = [as_data(content) for content in contents]
        (self._folder / "letters.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        typst.compile(self._source, output=target, font_paths=[self._fonts], ignore_system_fonts=True)


def as_data(content: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return what a composed letter says, for typst's ``json``."""
    return {
        "letterhead": content.letterhead,
        "number": content.document_number,
        "title": content.title,
        "addressee": content.addressee,
        "blocks": [
            {"style": block.style.value, "lead": block.lead, "text": block.text} for block in content.blocks
        ],
        "signature": content.signature,
        "dated": content.dated,
        "note": content.note,
    }
