from __future__ import annotations

import io
import re
import zlib

import pypdfium2

from core.letters.pdf_file import PdfFile, pack, text


def made() -> bytes:
    out = io.BytesIO()
    file = PdfFile(out)
    tree = file.reserve()
    strokes = file.stream(pack(b"0 0 9 9 re f", 6), " /Seen 1")
    page = file.put(f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 100 50] /Contents {strokes} 0 R >>")
    file.put(f"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>", tree)
    about = file.put(f"<< /Title {text('督办函𠅤')} >>")
    file.close(file.put(f"<< /Type /Catalog /Pages {tree} 0 R >>"), about)
    return out.getvalue()


def test_what_is_written_reads_back():
    with pypdfium2.PdfDocument(made()) as document:
        assert len(document) == 1
        assert document[0].get_size() == (100, 50)
        assert document.get_metadata_dict()["Title"] == "督办函𠅤"
        assert len(list(document[0].get_objects())) == 1


def test_every_object_stands_where_the_table_says():
    written = made()
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", written).group(1))
    assert written[start:].startswith(b"xref\n0 6\n0000000000 65535 f \n")
    places = [int(row) for row in re.findall(rb"(\d{10}) 00000 n \n", written[start:])]
    for number, place in enumerate(places, 1):
        assert written[place:].startswith(b"%d 0 obj\n" % number)


def test_the_same_objects_are_the_same_bytes_and_other_ones_have_another_name():
    assert made() == made()
    assert b"/Seen 1 >>\nstream\n" + zlib.compress(b"0 0 9 9 re f", 6) + b"\nendstream" in made()
    assert re.search(rb"/ID \[<([0-9a-f]{32})> <\1>\]", made())
