"""What a package says of itself: who reports what to whom, for which period (``bag-info.txt``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.exchange.layout import FORMAT, UUID

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LINE = re.compile(r"([A-Za-z0-9-]{1,40}): ?(.*)")
_PERIOD = re.compile(r"\d{4}(-(Q[1-4]|H[12]|W(0[1-9]|[1-4]\d|5[0-3])|0[1-9]|1[0-2]))?")
_NUMBER = re.compile(r"[1-9]\d{0,6}")
_FORMAT = re.compile(r"(\d{1,3})\.(\d{1,3})")
_FILE_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")

_LABELS = (
    ("package_uuid", "External-Identifier"),
    ("office_name", "Source-Organization"),
    ("office_code", "X-Office-Code"),
    ("target_code", "X-Target-Office"),
    ("target_name", "X-Target-Name"),
    ("period", "X-Period"),
    ("sequence", "X-Sequence"),
    ("supersedes", "X-Supersedes"),
    ("nil", "X-Nil"),
    ("format", "X-Format"),
    ("app_version", "X-App"),
    ("schema_version", "X-Schema"),
    ("install_id", "X-Install-Id"),
    ("journal_head", "X-Audit-Head"),
    ("sealed_on", "Bagging-Date"),
    ("contact", "X-Contact"),
)
OXUM = "Payload-Oxum"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageInfo:
    """Identity of one package. ``sequence`` is gapless per sender and target; ``sealed_on`` dates it.

    ``supersedes`` is the uuid of the package this one corrects, or empty. ``nil``: 零报告.
    """

    package_uuid: str
    office_code: str
    office_name: str
    target_code: str
    target_name: str = ""
    period: str
    sequence: int
    supersedes: str = ""
    nil: bool = False
    format: str = FORMAT
    app_version: str
    schema_version: str
    install_id: str
    journal_head: str
    sealed_on: date
    contact: str = ""


class InfoError(ValueError):
    """A label of ``bag-info.txt`` is missing or holds what it may not; the label is the argument."""


def package_name(info: PackageInfo) -> str:
    """Return ``<office code>_<period>_<sequence>_<first 8 of uuid>.zip`` in ASCII."""
    office = _FILE_UNSAFE.sub("-", info.office_code).strip("-") or "office"
    return f"{office}_{info.period}_{info.sequence:04d}_{info.package_uuid[:8]}.zip"


def info_text(info: PackageInfo, oxum: str) -> str:
    """Return ``bag-info.txt``; raises ``InfoError`` for a value the format does not allow."""
    fields = {label: _plain(getattr(info, name)) for name, label in _LABELS}
    _read_fields(fields)
    lines = [f"{label}: {value}" for label, value in fields.items()]
    return "\n".join([*lines, f"{OXUM}: {oxum}", ""])


def read_info(text: str) -> tuple[PackageInfo, str]:
    """Return what ``bag-info.txt`` says and its Payload-Oxum; raises ``InfoError``."""
    fields = read_labels(text)
    if OXUM not in fields:
        raise InfoError(OXUM)
    return _read_fields(fields), fields[OXUM]


def read_labels(text: str) -> dict[str, str]:
    """Return the lines of ``bag-info.txt`` by label; raises ``InfoError`` for an odd or repeated line."""
    if not text.endswith("\n"):
        raise InfoError("")
    fields: dict[str, str] = {}
    for line in text[:-1].split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or match.group(1) in fields:
            raise InfoError(line[:40])
        fields[match.group(1)] = match.group(2)
    return fields


def format_major(text: str) -> int:
    """Return the number before the dot of X-Format; raises ``InfoError``."""
    match = _FORMAT.fullmatch(text)
    if match is None:
        raise InfoError("X-Format")
    return int(match.group(1))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return _CONTROL.sub(" ", str(value)).strip()


def _read_fields(fields: dict[str, str]) -> PackageInfo:
    for _, label in _LABELS:
        if label not in fields or not _fits(label, fields[label]):
            raise InfoError(label)
    values = {name: fields[label] for name, label in _LABELS}
    try:
        sealed_on = date.fromisoformat(values.pop("sealed_on"))
    except ValueError as error:
        raise InfoError("Bagging-Date") from error
    sequence, nil = int(values.pop("sequence")), values.pop("nil") == "true"
    return PackageInfo(**values, sealed_on=sealed_on, sequence=sequence, nil=nil)


def _fits(label: str, value: str) -> bool:
    patterns = {
        "External-Identifier": UUID,
        "X-Period": _PERIOD,
        "X-Sequence": _NUMBER,
        "X-Format": _FORMAT,
        "X-Nil": re.compile("true|false"),
        "X-Supersedes": re.compile(f"({UUID.pattern})?"),
        "X-Office-Code": re.compile(".+"),
        "X-Target-Office": re.compile(".+"),
        "Source-Organization": re.compile(".+"),
    }
    pattern = patterns.get(label)
    return pattern is None or pattern.fullmatch(value) is not None
