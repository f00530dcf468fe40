"""The office that keeps this ledger: what its letters and packages say of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OfficeLevel(StrEnum):
    """Where the office stands."""

    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Identity of the office; one row in every ledger."""

    uuid: str
    revision: int = 1
    name: str
    code: str
    level: OfficeLevel = OfficeLevel.COUNTY
    superior_name: str = ""
    superior_code: str = ""
    letterhead: str = ""
    """发文机关标志; the name when empty."""
    number_prefix: str = ""
    """机关代字, e.g. 容法; the letters' own series word follows it."""
    signature: str = ""
    """发文机关署名; the name when empty."""
    contact: str = ""
    phone: str = ""
    operator: str = ""
    """经办人, written into the journal."""
    settings: str = "{}"
    """core.settings.Settings as JSON."""
