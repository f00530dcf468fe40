"""Light, calm looks in one place: colours, sizes, fonts, icons; the style sheet is filled from these tokens.

Lengths are device-independent pixels on a grid of 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from core.resources import resource_path
from ui.models.habits import habits
from ui.models.tones import Tone

COLOURS = {
    "ink": "#1f2a37",
    "muted": "#5b6776",
    "faint": "#8a94a3",
    "line": "#dde3ea",
    "line_strong": "#c3ccd6",
    "ground": "#f4f6f9",
    "card": "#ffffff",
    "hover": "#eef3f9",
    "accent": "#1d4f91",
    "accent_hover": "#17437c",
    "accent_pale": "#e3ecf8",
    "selection": "#d6e4f7",
    "good": "#1e7a46",
    "good_pale": "#e2f3e9",
    "warn": "#9a5b00",
    "warn_pale": "#fdf0d9",
    "soon": "#6b6210",
    "soon_pale": "#f7f5d2",
    "urgent": "#a83a00",
    "urgent_pale": "#ffe0c7",
    "bad": "#b3261e",
    "bad_pale": "#fbe6e4",
    "calm": "#1d4f91",
    "calm_pale": "#e3ecf8",
    "quiet": "#5b6776",
    "quiet_pale": "#edf0f4",
}
GAP = 8
NORMAL_POINTS = 12
BIG_POINTS = 15
_SCREEN_FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
_NOTHING = QColor(0, 0, 0, 0)
_ICON_SIZES = (16, 20, 22, 24, 48)
"""Dots; the window shows icons up to 24, and 48 serves a sharper screen that is plugged in later."""
_LARGE_SIZES = (16, 20, 24, 32, 48, 64)


def tone_colours(tone: Tone) -> tuple[QColor, QColor]:
    """Return (words, ground) colours of a state badge."""
    return QColor(COLOURS[tone.value]), QColor(COLOURS[f"{tone.value}_pale"])


def big_font() -> bool:
    """Tell whether this person asked for big letters."""
    return habits().value("look/big_font", "false") == "true"


def set_big_font(wanted: bool) -> None:
    """Remember the wish for big letters and repaint everything in that size."""
    habits().setValue("look/big_font", "true" if wanted else "false")
    apply_theme()


def apply_theme() -> None:
    """Dress the running application, which was made with the style Fusion: palette, font, style sheet."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(_palette())
    app.setFont(_font())
    sheet = style_sheet()
    if app.styleSheet() != sheet:  # every widget alive is dressed anew, which takes seconds
        app.setStyleSheet(sheet)


def style_sheet() -> str:
    """Return ``resources/styles/window.qss`` with every ``@token`` filled in."""
    text = resource_path("styles", "window.qss").read_text(encoding="utf-8")
    text = text.replace("@icons", resource_path("icons").as_posix())
    for name in sorted(COLOURS, key=len, reverse=True):
        text = text.replace(f"@{name}", COLOURS[name])
    return text.replace("@small", f"{_points() - 1}pt").replace("@title", f"{_points() + 4}pt")


def wide(metrics: QFontMetrics, characters: int) -> int:
    """Return the width of that many Chinese characters."""
    return metrics.horizontalAdvance(chr(0x4E2D)) * characters


def row_height() -> int:
    """Return the fixed height of a list row for the present font."""
    return QFontMetrics(QApplication.font()).height() + 2 * GAP


def figure_font(points_more: int, *, bold: bool = False) -> QFont:
    """Return the window's font ``points_more`` larger, for titles and figures."""
    font = QFont(QApplication.font())
    font.setPointSize(_points() + points_more)
    font.setBold(bold)
    return font


@cache
def icon(name: str, colour: str = "ink", *, large: bool = False, first: int = 0) -> QIcon:
    """Return the line icon ``resources/icons/<name>.svg`` in a colour token, sharp at every scale.

    ``large`` for one that is shown larger than the letters beside it, as the window's own and empty pages.
    ``first`` for the frame's first painting: that size alone, sharp on the present screens.
    """
    from PySide6.QtSvg import QSvgRenderer

    source = _icons().joinpath(f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(source.replace(b"currentColor", COLOURS[colour].encode()))
    made = QIcon()
    for size in _sizes((first,) if first else _LARGE_SIZES if large else _ICON_SIZES):
        picture = QPixmap(size, size)
        picture.fill(_NOTHING)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


@cache
def _icons() -> Path:
    return resource_path("icons")


def _sizes(wanted: Sequence[int]) -> Sequence[int]:
    """Return the dots in which to draw an icon: what the present screens ask for, and no more at a start."""
    scale = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return sorted({*wanted, *(round(each * scale) for each in wanted)} if scale > 1 else wanted)


def mark(widget: QWidget, **properties: str) -> None:
    """Set style-sheet properties on ``widget`` and have it repainted with them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _points() -> int:
    return BIG_POINTS if big_font() else NORMAL_POINTS


def _font() -> QFont:
    families = [each for each in _SCREEN_FONTS if QFontDatabase.hasFamily(each)]
    if not families:
        families = _any_chinese() or _bundled()
    font = QFont()
    font.setFamilies(families)
    font.setPointSize(_points())
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _any_chinese() -> list[str]:
    return QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[:1]


def _bundled() -> list[str]:
    """Register the shipped 黑体 for a system without any Chinese font."""
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts", "FandolHei-Regular.ttf")))
    return QFontDatabase.applicationFontFamilies(number)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: "ground",
        role.WindowText: "ink",
        role.Base: "card",
        role.AlternateBase: "ground",
        role.Text: "ink",
        role.Button: "card",
        role.ButtonText: "ink",
        role.Highlight: "selection",
        role.HighlightedText: "ink",
        role.PlaceholderText: "faint",
        role.ToolTipBase: "card",
        role.ToolTipText: "ink",
        role.Link: "accent",
    }
    palette = QGuiApplication.palette()
    for each, name in colours.items():
        palette.setColor(each, QColor(COLOURS[name]))
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(COLOURS["faint"]))
    return palette
