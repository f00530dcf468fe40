"""Where Tab goes: through a page as the eye goes, whenever its parts were made.

Qt puts every widget at the end of the round when it is made, so that what a page fills in later (a line of a
card, a button beside a list) came last or first. What is seen says how a page is read: rows from above, in a
row from the left, a list before the panel beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from core.wording import word

_WHOLE = (QComboBox, QLineEdit, QAbstractSpinBox)
"""Widgets that look after what is inside them."""
_TOUCHING = 4
"""Pixels two rows or columns may overlap and still be two."""

_Span = Callable[[QRect], tuple[int, int]]


def as_seen(part: QWidget) -> list[QWidget]:
    """Return every stop of the keyboard that is seen in ``part``, as one reads."""
    stops = [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None else []
    if isinstance(part, _WHOLE):
        return stops
    children = [each for each in part.children() if isinstance(each, QWidget) and not each.isWindow()]
    inside = {each: as_seen(each) for each in children if each.isVisible()}
    for child in _read([each for each, found in inside.items() if found]):
        stops += inside[child]
    return stops


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop as ``window`` is seen now, around the end; ``False`` when lost.

    A column of words alone is a stop too, so that arrow keys scroll it.
    """
    for area in window.findChildren(QScrollArea):
        if area.property("role") == "column" and area.isVisible():
            _stop_where_nothing_else_does(area)
    stops = [each for each in as_seen(window) if each.isEnabled()]
    place = _place_in(stops, window.focusWidget(), forward=forward)
    if place is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _place_in(stops: Sequence[QWidget], holder: QWidget | None, *, forward: bool) -> int | None:
    """Return where to go from ``holder``, which may be in a stop or around some."""
    for at, each in enumerate(stops):
        if holder is not None and (each is holder or each.isAncestorOf(holder)):
            return at + 1 if forward else at - 1
    inside = [at for at, each in enumerate(stops) if holder is not None and holder.isAncestorOf(each)]
    if not inside:
        return None
    return inside[0] if forward else inside[0] - 1


def leave(button: QWidget) -> None:
    """Give the keyboard to what is near before ``button`` can no longer hold it.

    That is the list a part around it answers with (``focusProxy``), else the last field or list of the part
    around it; Qt itself would go on to whatever comes next, as far as the navigation.
    """
    around = _around(button)
    proxies = (part.focusProxy() for part in around)
    near = [proxy for proxy in proxies if proxy is not None and _can_hold(proxy)]
    for part in () if near else around:
        near = near or [each for each in as_seen(part) if _can_hold(each)][-1:]
    if near:
        near[0].setFocus()


def _around(part: QWidget) -> list[QWidget]:
    """Return what ``part`` is in, the narrowest first."""
    found = []
    above = part.parentWidget()
    while above is not None and not part.isWindow():
        found.append(above)
        part, above = above, above.parentWidget()
    return found


def _can_hold(each: QWidget) -> bool:
    return not isinstance(each, QAbstractButton) and each.isVisible() and each.isEnabled()


def _stop_where_nothing_else_does(area: QScrollArea) -> None:
    words_only = not any(each.isEnabled() for each in as_seen(area.widget()))
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if words_only else Qt.FocusPolicy.NoFocus)
    if not area.accessibleName():
        area.setAccessibleName(word("plates.column"))


def _read(parts: Sequence[QWidget]) -> list[QWidget]:
    """Return ``parts`` of one widget row by row; what stands beside something taller is read as a column."""
    for span in (_rows, _columns):
        groups = _cut(parts, span)
        if len(groups) > 1:
            return [each for group in groups for each in _read(group)]
    return sorted(parts, key=lambda each: (each.y(), each.x()))


def _rows(place: QRect) -> tuple[int, int]:
    return place.top(), place.bottom()


def _columns(place: QRect) -> tuple[int, int]:
    return place.left(), place.right()


def _cut(parts: Sequence[QWidget], span: _Span) -> list[list[QWidget]]:
    """Return the groups that nothing of another group stands beside."""
    groups: list[list[QWidget]] = []
    end = 0
    for each in sorted(parts, key=lambda part: span(part.geometry())):
        first, last = span(each.geometry())
        if not groups or first > end - _TOUCHING:
            groups.append([])
        groups[-1].append(each)
        end = max(end, last) if len(groups[-1]) > 1 else last
    return groups
