"""A small PDF with known marks, made for tests of preview and printing."""

from __future__ import annotations

from pathlib import Path


def write_pdf(path: Path, pages: int = 3) -> Path:
    """Write A4 pages, each with a black square of 20 mm 30 mm from the left and 40 mm from the top."""
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(210 * mm, 297 * mm))
    for number in range(1, pages + 1):
        canvas.rect(30 * mm, (297 - 60) * mm, 20 * mm, 20 * mm, stroke=0, fill=1)
        canvas.drawString(100 * mm, 200 * mm, f"page {number}")
        canvas.showPage()
    canvas.save()
    return path
