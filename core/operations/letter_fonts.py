"""Which fonts letters come out in on this machine: the standard ones, or our own substitutes."""

from __future__ import annotations

from dataclasses import dataclass

from core.letters.fonts import FontRole, font_book
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FontUse:
    """The font of one role; ``substitute`` when it is ours. For rare characters there is no standard font."""

    role: FontRole
    file: str
    substitute: bool

    @property
    def standard_exists(self) -> bool:
        """Tell whether GB/T 9704 names a face for this role."""
        return self.role is not FontRole.RARE


def font_report(ws: Workspace) -> list[FontUse]:
    """Return the font that stands for every role now. Opens fonts: a job of a second or two, not a glance."""
    book = font_book(bundled_only=ws.settings.bundled_fonts_only)
    report = []
    for role in FontRole:
        face = book.main_face(role)
        report.append(FontUse(role, face.source.path.name, face.bundled))
    return report
