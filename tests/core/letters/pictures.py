"""One PNG a page of a letter of each kind and a paper of each format, to be looked at beside the rules.

``python -m tests.core.letters.pictures FOLDER [dpi]``; thin circles show where seals will be pressed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

from core.letters.letter import draw_pdf, lay_out
from tests.core.letters.test_golden import letters


def main(folder: str, dpi: str = "60") -> None:
    """Draw every letter that golden files are kept of, its pages beside each other."""
    from PIL import Image

    scale = int(dpi) / 25.4
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, content in letters().items():
        layout = lay_out(content, bundled_only=True)
        with tempfile.TemporaryDirectory() as room:
            path = Path(room) / "letter.pdf"
            draw_pdf(layout, path)
            with pypdfium2.PdfDocument(path) as document:
                pages = [page.render(scale=int(dpi) / 72).to_pil().convert("RGB") for page in document]
        for seal in layout.seals:
            around = [
                (seal.x - seal.diameter / 2) * scale,
                (seal.y - seal.diameter / 2) * scale,
                (seal.x + seal.diameter / 2) * scale,
                (seal.y + seal.diameter / 2) * scale,
            ]
            ImageDraw.Draw(pages[seal.page - 1]).ellipse(around, outline=(230, 60, 60))
        sheet = Image.new("RGB", (sum(page.width + 6 for page in pages), pages[0].height), (120, 120, 120))
        x = 0
        for page in pages:
            sheet.paste(page, (x, 0))
            x += page.width + 6
        sheet.save(Path(folder) / f"{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
