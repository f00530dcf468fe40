"""Figures an office may set for its own ledger; they travel with the ledger as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Rules an office sets once (days unless said otherwise)."""

    immediate_limit_days: int = 15
    reminder_days: tuple[int, ...] = (15, 7, 3)
    reply_limit_days: int = 15
    line_pitch: str = "standard"
    bundled_fonts_only: bool = False
    """Set letters in the fonts that ship with the program even where the machine has standard ones."""
    letter_fonts: tuple[str, ...] = ()
    """The user's fonts for letters, each ``role=family``; a role that is not named chooses by itself."""
    standard_fonts_only: bool = False
    """缺标准字体时不出正式函: refuse to dispatch a letter that would come out in our substitutes."""
    submission_day: int = 5
    """The day of the month by which the period before is due upward."""
    submission_cycle: str = "monthly"
    """A ``Cycle`` value: how long a reporting period is."""
    roles_on: bool = False
    """Ask for the role of whoever works (经办, 审核, 管理); off, everybody may do everything."""
    two_person: bool = False
    """A closure and a void letter need a second person's name."""
    liaison_duties: tuple[str, ...] = ()
    """The office's own list of duties of a liaison officer; empty means the shipped one."""
    assessment_points: int = 5
    """Points that rectification counts for in the yearly assessment (domain row 87)."""
    assessment_percent: int = 5
    """The share of all points that these are, in percent (domain row 87)."""
    revisit_days: int = 90
    """Within how many days another inspection of the same unit and theme is a repeated visit; 0: never."""
    submission_roll: str = "stay"
    """A ``Roll`` value: what becomes of a day of reporting that is not worked."""
    sign_limit_days: int = 3
    """签收时限: how long a unit has to sign for what is handed to it."""
    sign_limit_working: bool = True
    """Count the days above as working days."""
    dispatch_upper: str = ""
    """What the upper level of 双调度 is called; empty: 市级."""
    dispatch_lower: str = ""
    ladder_days: tuple[int, ...] = (1, 8, 16, 61)
    """From how many days late on each step was proposed before ladders were data; kept for older ledgers."""
    ladder_reply_days: tuple[int, ...] = ()
    """Days for the reply on each of the four steps; empty: what the kinds of letters say."""
    score_ranking: bool = False
    """Show places beside the points of the yearly assessment (domain rows 47, 65)."""
    sheet_reviewer: str = ""
    """审核人 below printed ledgers and lists; empty: a place to sign (domain.md §2.2)."""
    sheet_head: str = ""
    """单位负责人 below printed ledgers and lists."""
    closing_hour: str = "17:30"
    """When the office closes: what 下班前 means (domain.md §2.4)."""


@lru_cache(maxsize=16)
def settings_from(text: str) -> Settings:
    """Return the settings kept as JSON; unknown ones, and ones of another kind than ours, are left alone."""
    usual = Settings()
    try:
        stored: dict[str, Any] = json.loads(text or "{}")
    except ValueError:
        return usual
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    ours: dict[str, Any] = {
        name: value for name, value in plain.items() if type(value) is type(getattr(usual, name, None))
    }
    return replace(usual, **ours)
