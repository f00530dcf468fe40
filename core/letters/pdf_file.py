"""A PDF as a file of numbered objects, written in the order in which they are finished (PDF 32000 §7.5).

Nothing is held back but the places of the objects, so that a thousand letters take no more memory than one.
The same objects give the same bytes: no day of making stands in the file.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Writes objects to ``file``; every number that was reserved must be put before ``close``."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: list[int] = []
        self._at = 0
        self._digest = hashlib.sha256()
        self._write(_HEAD)

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._digest.update(content)
        self._at += len(content)

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self._places.append(0)
        return len(self._places)

    def put(self, body: str, number: int = 0) -> int:
        """Write an object under ``number``, or the next one, and return its number."""
        return self._put(body.encode("ascii"), number)

    def stream(self, packed: bytes, entries: str = "") -> int:
        """Write what ``pack`` made as a stream with further ``entries`` and return its number."""
        head = f"<< /Filter /FlateDecode /Length {len(packed)}{entries} >>\nstream\n"
        return self._put(b"%b%b\nendstream" % (head.encode("ascii"), packed), 0)

    def _put(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._places[number - 1] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def close(self, catalogue: int, about: int) -> None:
        """Write the table of places and the trailer; the file itself stays open."""
        start, count = self._at, len(self._places) + 1
        name = self._digest.hexdigest()[:32]
        rows = "".join(f"{place:010d} 00000 n \n" for place in self._places)
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n{rows}".encode("ascii"))
        trailer = f"<< /Size {count} /Root {catalogue} 0 R /Info {about} 0 R /ID [<{name}> <{name}>] >>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))


def pack(content: bytes, level: int) -> bytes:
    """Return ``content`` as a stream holds it."""
    return zlib.compress(content, level)


def text(said: str) -> str:
    """Return ``said`` as a text string of any language."""
    return f"<FEFF{said.encode('utf-16-be', 'replace').hex().upper()}>"
