"""What is wrong with a template before any letter is made of it: complete, each fault with its place.

A place is ``head:<key>``, ``block:<n>``, ``annex:<n>``, ``fields:<n>`` (counted from 0), ``line:<n>`` for
text that is no TOML, or empty. A template without an error can be composed and laid out; a warning asks for a
look.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from core.domain.violation import Severity, Violation
from core.letter_kinds import ENTRY, LETTER, NEEDS, REVIEW, SCOPES, SUBJECTS
from core.letters.content import BlockStyle
from core.letters.filling import ROW_NAMES, known_names
from core.letters.paper import PaperFormat, Pitch
from core.letters.placeholders import LISTS, names_of, sample_file
from core.wording import word

LARGEST = 200_000
"""Characters of a template; the longest that ships has 5,000."""
SEPARATOR = "\u2016"
"""What stands between alternatives in the editor, and therefore never in a template's words."""
SIZES = ("single", "several", "many", "review_right")
"""Conditions that are no placeholder."""
ROWS = ("items", "problems")

_BRACES = re.compile(r"\{([^{}]*)\}")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AT_LINE = re.compile(r"at line (\d+)")
_ENTRY = "entry_"
_TEXTS = frozenset(
    {
        "follows",
        "name",
        "group",
        "series",
        "issue_series",
        "receipt",
        "result",
        "register",
        "addressee",
        "addressee_from",
    }
)
_NUMBERS = {
    "schema": (1, 1),
    "order": (0, 9999),
    "level": (0, 4),
    "reply_days": (-1, 3650),
    "annex_over": (0, 999),
}
_FLAGS = frozenset({"proposed", "upward", "only_issues"})
_WORDS = {"speaks_of": SUBJECTS, "scope": SCOPES, "format": tuple(PaperFormat), "pitch": tuple(Pitch)}
_SUBJECT_NEEDS = {ENTRY: "register", REVIEW: "result", LETTER: "follows"}
_FILLED = frozenset({"title", "note", "mark"})
_LISTED = frozenset({"needs", "required", "fields", "annex", "block"})
_NEEDED = ("name", "title", "note", "required", "block")
_NEVER_EMPTY = ("name", "title", "block")
_HEAD = frozenset({*_TEXTS, *_NUMBERS, *_FLAGS, *_WORDS, *_FILLED, *_LISTED})
_BLOCK = frozenset({"style", "when", "unless", "each", "text", "lead"})
_ANNEX = frozenset({"each", "when", "unless", "title", "columns", "turned"})
_COLUMN = frozenset({"heading", "text", "width", "centred"})
_FIELD = frozenset({"key", "label", "lines", "hint"})
_MOST_COLUMNS = 12
_WIDEST = 100.0
_LONGEST_NAME = 30

Plan = Mapping[str, Any]


def is_identifier(text: str) -> bool:
    """Tell whether ``text`` may name a kind: small letters, digits and underscores."""
    return _IDENTIFIER.fullmatch(text) is not None


def read(text: str) -> tuple[dict[str, Any], list[Violation]]:
    """Return the data of a template and what is wrong with it; no data when the text is no TOML."""
    if len(text) > LARGEST:
        return {}, [_fault("", "template_too_large", limit=LARGEST)]
    try:
        plan = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return {}, [_fault(f"line:{line}", "template_not_toml", line=line)]
    except (RecursionError, ValueError, OverflowError):
        return {}, [_fault("", "template_too_deep")]
    return plan, list(_faults(plan))


def has_errors(found: list[Violation]) -> bool:
    """Tell whether any of ``found`` keeps a template from being used."""
    return any(each.severity is Severity.ERROR for each in found)


def line_of(text: str, place: str) -> int:
    """Return the line (from 1) where a place of ``text`` begins; 1 for what has none of its own."""
    part, _, number = place.partition(":")
    if part == "line":
        return int(number)
    wanted = rf"^\s*\[\[\s*{part}\s*\]\]" if number.isdigit() else rf"^\s*{re.escape(number or '#')}\s*="
    lines = [count for count, line in enumerate(text.split("\n"), 1) if re.match(wanted, line)]
    place_in = int(number) if number.isdigit() else 0
    return lines[place_in] if place_in < len(lines) else 1


def lists_of(plan: Plan) -> frozenset[str]:
    """Return the names of what a block may be repeated for."""
    fields = plan.get("fields", ())
    own = (
        {str(each.get("key", "")) for each in fields if isinstance(each, dict)}
        if isinstance(fields, list)
        else set()
    )
    return frozenset({*ROWS, *sample_file()[LISTS], *own})


def conditions_of(plan: Plan) -> frozenset[str]:
    """Return what ``when`` and ``unless`` may ask for."""
    return frozenset({*SIZES, *_known(plan)})


def _known(plan: Plan) -> frozenset[str]:
    fields = plan.get("fields", ())
    sound = isinstance(fields, list) and all(isinstance(each, dict) and "key" in each for each in fields)
    return known_names(plan if sound else {})


def _fault(place: str, rule: str, severity: Severity = Severity.ERROR, /, **facts: object) -> Violation:
    return Violation(place, rule, severity, tuple((key, str(value)) for key, value in facts.items()))


def _called(key: str) -> str:
    """Return the name of a part as a clerk reads it."""
    return word(f"template_part_words.{key}")


def _faults(plan: Plan) -> Iterator[Violation]:
    for key in _NEEDED:
        if key not in plan or (key in _NEVER_EMPTY and _is_empty(plan[key])):
            yield _fault(f"head:{key}", "template_part_missing", part=_called(key))
    yield from _head(plan)
    yield from _subject(plan)
    yield from _tables(plan, "fields", _FIELD, _field)
    yield from _tables(plan, "annex", _ANNEX, _annex)
    yield from _tables(plan, "block", _BLOCK, _block)


def _is_empty(value: object) -> bool:
    """Tell whether a part says nothing: no text, or a list of nothing but empty texts."""
    parts = value if isinstance(value, list) else [value]
    return not any(part.strip() if isinstance(part, str) else part for part in parts)


def _head(plan: Plan) -> Iterator[Violation]:
    for key, value in plan.items():
        place = f"head:{key}"
        if key not in _HEAD:
            yield _fault(place, "template_part_unknown", part=key, near=_near(key, _HEAD))
        elif key in _FILLED and _is_flat(key, value):
            yield from _fragments(plan, place, key, value)
        elif key in _FILLED:
            yield _fault(place, "template_words_wrong", part=key)
        elif key == "required":
            yield from _required(plan, value)
        elif not _is_right(key, value):
            yield _fault(place, "template_value_wrong", part=key, value=_excerpt(value))


def _subject(plan: Plan) -> Iterator[Violation]:
    """Name what letters of this subject cannot be written without: a look, as the text itself is sound."""
    lacking = _SUBJECT_NEEDS.get(str(plan.get("speaks_of", "")), "")
    if lacking and not plan.get(lacking):
        yield _fault(f"head:{lacking}", f"template_no_{lacking}", Severity.WARNING)
    needs = plan.get("needs", ())
    if lacking != "follows" and isinstance(needs, list) and "listed" in needs and not plan.get("follows"):
        yield _fault("head:follows", "template_no_follows", Severity.WARNING)


def _is_flat(key: str, value: object) -> bool:
    """Tell whether a title or note is one text or its alternatives; only other words may be put together."""
    return key == "mark" or not isinstance(value, list) or all(isinstance(each, str) for each in value)


def _is_right(key: str, value: object) -> bool:
    """Tell whether a plain part of the head holds what it must."""
    if key in _TEXTS:
        return _is_line(value) and (key != "name" or len(str(value)) <= _LONGEST_NAME)
    if key in _NUMBERS:
        least, most = _NUMBERS[key]
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    if key in _FLAGS:
        return isinstance(value, bool)
    if key in _WORDS:
        return isinstance(value, str) and value in _WORDS[key]
    if key == "needs":
        return isinstance(value, list) and all(each in NEEDS for each in value)
    return isinstance(value, list)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and not any(ord(char) < 32 for char in value)


def _required(plan: Plan, value: object) -> Iterator[Violation]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        yield _fault("head:required", "template_value_wrong", part="required", value=_excerpt(value))
        return
    for name in value:
        if not _is_known(plan, name):
            yield _unknown(plan, "head:required", name)


def _tables(plan: Plan, part: str, keys: frozenset[str], check: Any) -> Iterator[Violation]:  # noqa: ANN401
    listed = plan.get(part, [])
    if not isinstance(listed, list):
        return
    for number, entry in enumerate(listed):
        place = f"{part}:{number}"
        if not isinstance(entry, dict):
            yield _fault(place, "template_value_wrong", part=part, value=_excerpt(entry))
            continue
        for key in entry.keys() - keys:
            yield _fault(place, "template_part_unknown", part=key, near=_near(key, keys))
        yield from check(plan, place, entry)


def _field(plan: Plan, place: str, entry: Plan) -> Iterator[Violation]:
    key, label = entry.get("key"), entry.get("label")
    if not isinstance(key, str) or not is_identifier(key) or not re.fullmatch("[a-z_]+", key):
        yield _fault(place, "template_field_key", key=_excerpt(key))
    elif [each.get("key") for each in plan["fields"] if isinstance(each, dict)].count(key) > 1:
        yield _fault(place, "template_field_twice", key=key)
    if not _is_line(label) or not str(label).strip():
        yield _fault(place, "template_field_label")
    if isinstance(key, str) and key and not _is_used(plan, key):
        yield _fault(place, "template_field_unused", Severity.WARNING, label=_excerpt(label))
    if not _is_line(entry.get("hint", "")) or not isinstance(entry.get("lines", False), bool):
        yield _fault(place, "template_value_wrong", part="fields", value=_excerpt(entry))


def _is_used(plan: Plan, key: str) -> bool:
    """Tell whether anything is done with what the clerk is asked: words, a repeated part or a condition."""
    parts = [plan.get(name) for name in ("title", "note", "mark", "block", "annex")]
    told = str(parts)
    return f"{{{key}}}" in told or any(f"'{name}': '{key}'" in told for name in ("each", "when", "unless"))


def _block(plan: Plan, place: str, entry: Plan) -> Iterator[Violation]:
    style = entry.get("style", BlockStyle.PARAGRAPH)
    if not isinstance(style, str) or style not in tuple(BlockStyle):
        yield _fault(
            place, "template_style_unknown", style=_excerpt(style), near=_near(str(style), tuple(BlockStyle))
        )
    if not entry.get("text") and not entry.get("lead"):
        yield _fault(place, "template_block_empty", Severity.WARNING)
    yield from _asked(plan, place, entry)
    for key in ("text", "lead"):
        if key in entry:
            yield from _fragments(plan, place, key, entry[key], repeated="each" in entry)


def _asked(plan: Plan, place: str, entry: Plan) -> Iterator[Violation]:
    """Check when a block or annex stands, and what it is repeated for."""
    for key in ("when", "unless"):
        name = entry.get(key, "")
        if not isinstance(name, str) or (name and name not in conditions_of(plan)):
            near = _near(str(name), conditions_of(plan))
            yield _fault(place, "template_condition_unknown", name=_excerpt(name), near=near)
    each = entry.get("each", "items")
    if not isinstance(each, str) or each not in lists_of(plan):
        yield _fault(
            place, "template_each_unknown", name=_excerpt(each), near=_near(str(each), lists_of(plan))
        )


def _annex(plan: Plan, place: str, entry: Plan) -> Iterator[Violation]:
    if "each" not in entry or "title" not in entry:
        yield _fault(place, "template_part_missing", part=_called("each" if "each" not in entry else "title"))
    yield from _asked(plan, place, entry)
    if _is_flat("title", entry.get("title", "")):
        yield from _fragments(plan, place, "title", entry.get("title", ""))
    else:
        yield _fault(place, "template_words_wrong", part="title")
    if entry.get("when") == "many" and not plan.get("annex_over"):
        yield _fault(place, "template_annex_never", Severity.WARNING)
    columns = entry.get("columns")
    if not isinstance(entry.get("turned", False), bool):
        yield _fault(place, "template_value_wrong", part="turned", value=_excerpt(entry["turned"]))
    if not isinstance(columns, list) or not 0 < len(columns) <= _MOST_COLUMNS:
        yield _fault(place, "template_columns", most=_MOST_COLUMNS)
        return
    for number, column in enumerate(columns, 1):
        yield from _column(plan, place, number, column)


def _column(plan: Plan, place: str, number: int, column: object) -> Iterator[Violation]:
    if not isinstance(column, dict) or column.keys() - _COLUMN or not _is_line(column.get("heading")):
        yield _fault(place, "template_column_wrong", number=number)
        return
    width = column.get("width", 1)
    if isinstance(width, bool) or not isinstance(width, int | float) or not 0 < width <= _WIDEST:
        yield _fault(place, "template_column_width", number=number, most=int(_WIDEST))
    if not isinstance(column.get("centred", False), bool) or "text" not in column:
        yield _fault(place, "template_column_wrong", number=number)
    yield from _fragments(plan, place, "columns", column.get("text", ""), repeated=True)


def _fragments(
    plan: Plan, place: str, key: str, value: object, *, repeated: bool = True
) -> Iterator[Violation]:
    """Check words with placeholders: a text, or a list of texts and of lists of alternatives."""
    texts = list(_texts(value))
    if None in texts:
        yield _fault(place, "template_words_wrong", part=key)
        return
    for text in texts:
        yield from _words(plan, place, str(text), repeated=repeated)


def _texts(value: object) -> Iterator[str | None]:
    """Yield every text of fragments, ``None`` for what is none."""
    for fragment in [value] if isinstance(value, str) else value if isinstance(value, list) else [None]:
        yield from (
            fragment
            if isinstance(fragment, list) and all(isinstance(each, str) for each in fragment)
            else [fragment if isinstance(fragment, str) else None]
        )


def _words(plan: Plan, place: str, text: str, *, repeated: bool) -> Iterator[Violation]:
    if any(ord(char) < 32 for char in text) or SEPARATOR in text:
        yield _fault(place, "template_mark_forbidden", text=_excerpt(text))
    bare = _BRACES.sub("", text)
    if "{" in bare or "}" in bare:
        yield _fault(place, "template_brace_open", text=_excerpt(text))
    for name in _BRACES.findall(text):
        if not _is_known(plan, name):
            yield _unknown(plan, place, name)
        elif not repeated and name in ROW_NAMES - {"code"} and name not in _own(plan):
            shown = names_of(plan).get(name, name)
            yield _fault(place, "template_row_only", Severity.WARNING, name=shown)


def _own(plan: Plan) -> frozenset[str]:
    return _known(plan) - _known({})


def _is_known(plan: Plan, name: str) -> bool:
    return name in _known(plan) or re.fullmatch(rf"{_ENTRY}[a-z0-9_]+", name) is not None


def _unknown(plan: Plan, place: str, name: str) -> Violation:
    """Return the fault of an unknown placeholder with the nearest known one, by either of its names."""
    names = names_of(plan)
    near = _near(name, (*names.values(), *_known(plan)))
    return _fault(place, "template_placeholder_unknown", name=_excerpt(name), near=names.get(near, near))


def _near(name: str, among: Any) -> str:  # noqa: ANN401 - any collection of texts
    found = get_close_matches(name[:60], sorted(map(str, among)), n=1, cutoff=0.4)
    return found[0] if found else "-"


def _excerpt(value: object) -> str:
    return " ".join(str(value).split())[:24]
