"""Which pages of a letter begin a sheet of their own when both sides are printed: slips and annexes."""

from __future__ import annotations

from dataclasses import dataclass

from core.letters.content import LetterContent
from core.letters.placed import Element, Layout


@dataclass(frozen=True, slots=True)
class FreshPages:
    """Pages counted from 0. ``slips`` begin a form that is torn off, ``annexes`` an annex."""

    slips: tuple[int, ...] = ()
    annexes: tuple[int, ...] = ()


def fresh_pages(layout: Layout) -> FreshPages:
    """Return where the slips and the annexes of a letter begin."""
    return FreshPages(_beginning(layout, Element.FORM_TITLE), _beginning(layout, Element.ANNEX_MARK))


def _beginning(layout: Layout, element: Element) -> tuple[int, ...]:
    return tuple(page.number - 1 for page in layout.pages if any(run.element is element for run in page.runs))


def fresh_at_the_end(content: LetterContent, pages: int) -> FreshPages:
    """Return the slips of a letter that no longer lays out to its own ``pages`` (other fonts): the last."""
    forms = min(len(content.forms), pages)
    return FreshPages(tuple(range(pages - forms, pages)))
