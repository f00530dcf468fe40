from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from core.letters.bound import PLAIN, Binding, pages_in, painted

A4 = (210.0, 297.0)
A3 = (420.0, 297.0)
BAR = "0 0 9 9 re f"


def bound(path: Path, *operators: str) -> bytes:
    binding = Binding(path, A4)
    binding.entitle("督办函𠅤", "容县", "督办", "台账")
    for packed in painted(A4, operators):
        binding.page(A4, binding.take(packed))
    binding.save({})
    return path.read_bytes()


def test_a_painted_page_is_the_stream_that_a_canvas_writes_itself(tmp_path):
    (packed,) = painted(A4, [BAR])
    assert BAR in zlib.decompress(packed).decode("ascii")
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, initialFontName=PLAIN)
    canvas.addLiteral(BAR)
    canvas.showPage()
    canvas.save()
    assert packed in out.getvalue()
    assert packed in bound(tmp_path / "a.pdf", BAR)


def test_each_page_is_painted_by_itself():
    first, second = painted(A4, [BAR, "1 1 5 5 re f"])
    assert (first,) == painted(A4, [BAR])
    assert (second,) == painted(A4, ["1 1 5 5 re f"])


def test_what_is_bound_reads_back(tmp_path):
    binding = Binding(tmp_path / "a.pdf", A4)
    binding.entitle("督办函𠅤", "容县", "督办", "台账")
    (packed,) = painted(A3, [BAR])
    shown = binding.take(packed)
    binding.page(A3, shown)
    binding.page(A4)
    binding.page(A3, shown)
    assert binding.pages == 3
    binding.save({})
    written = (tmp_path / "a.pdf").read_bytes()
    assert written.count(packed) == 1
    assert pages_in(written) == 3
    with pypdfium2.PdfDocument(written) as document:
        assert [tuple(map(round, page.get_size())) for page in document] == [
            (1191, 842),
            (595, 842),
            (1191, 842),
        ]
        assert [len(list(page.get_objects())) for page in document] == [1, 0, 1]
        about = document.get_metadata_dict()
    assert (about["Title"], about["Author"], about["Subject"], about["Creator"]) == (
        "督办函𠅤",
        "容县",
        "督办",
        "台账",
    )


def test_the_same_pages_are_the_same_bytes_and_other_ones_have_another_name(tmp_path):
    written = [bound(tmp_path / name, said) for name, said in (("a", BAR), ("b", BAR), ("c", f"{BAR} f"))]
    assert written[0] == written[1]
    names = [re.search(rb"/ID\s+\[(<\w+>)\1\]", each).group(1) for each in written]
    assert names[0] != names[2]
    assert b"Helvetica" not in written[0]
