"""Facts into words: fills a letter template (``resources/letters/<kind>.toml``), which is data, never code.

A template's ``text`` is a list of fragments. A fragment is a string with ``{placeholders}``; one whose
placeholder has no value is left out, and so is a block without any fragment left. A fragment may be a list
of alternatives: the first that can be filled is taken. ``each`` repeats a block for every item or problem,
``when``/``unless`` ask for a flag (``single``, ``several``, ``review_right``) or for a filled placeholder or
list. ``each`` also repeats a block for every line of a named list of the facts.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from core.domain.letter import LetterKind
from core.errors import Environment, Refused
from core.letters.content import (
    Block,
    BlockStyle,
    InspectionFacts,
    ItemFacts,
    LetterContent,
    LetterFacts,
    ProblemFacts,
)
from core.letters.titles import office_words
from core.resources import resource_path
from core.wording import chinese_date, word, word_of

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_HALF_TO_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_HALF_MARK = re.compile(r"[,;:?!()]")
_DASH_OF_TWO = re.compile(r"(?<!-)--(?!-)")
_INVISIBLE = frozenset({"Cc", "Cf"})
"""Controls and zero-width marks; home-made and unassigned characters stay, to be reported as missing."""
_ENTRY = "entry_"
"""What placeholders begin with that stand for a field of a register's entry; its definition knows which."""
_ENDS_IN_NUMBER = re.compile(r"〔\d{4}〕\d+.$")
_END_MARKS = "。，；、,;. \u3000"

Fragment = str | list[str]


@cache
def template(kind: LetterKind) -> dict[str, Any]:
    """Return the template of ``kind``. Raises ``Environment`` when the file is missing or no TOML."""
    path = resource_path("letters", f"{kind.value}.toml")
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Environment("letter_template_damaged", name=path.name) from error


def compose(kind: LetterKind, facts: LetterFacts) -> LetterContent:
    """Return the letter of ``kind`` about ``facts``.

    Raises ``Refused("letter_field_empty")`` naming the first required element that the facts do not give.
    """
    plan = template(kind)
    values = _values(facts)
    _require(kind, plan, values)
    return LetterContent(
        kind=kind,
        letterhead=official(facts.letterhead),
        document_number=facts.document_number.strip(),
        urgency=official(facts.urgency),
        title=_text([plan["title"]], values, _known(plan)),
        addressee=values["addressee"],
        blocks=tuple(_blocks(plan, facts, values)),
        attachments=tuple(official(name).rstrip(_END_MARKS) for name in facts.attachments),
        signature=values["signature"],
        dated=values["dated_on"],
        note=_text([plan["note"]], values, _known(plan)),
        copied_to=tuple(official(name).rstrip(_END_MARKS) for name in facts.copied_to if name.strip()),
        sealed=facts.sealed,
    )


def _require(kind: LetterKind, plan: Mapping[str, Any], values: Mapping[str, str]) -> None:
    own = {field["key"]: field["label"] for field in plan.get("fields", ())}
    for name in plan["required"]:
        if not values.get(name):
            called = own.get(name) or word(f"letters.fields.{name}")
            raise Refused("letter_field_empty", kind=word_of(kind), field=called)


def _values(facts: LetterFacts) -> dict[str, str]:
    """Return every placeholder that does not belong to a single item or problem."""
    signature = official(facts.signature or facts.letterhead)
    values = {
        "letterhead": official(facts.letterhead),
        "document_number": facts.document_number.strip(),
        "addressee": official(facts.addressee).rstrip(_END_MARKS + "：:"),
        "dated_on": chinese_date(facts.dated_on),
        "reply_due": chinese_date(facts.reply_due),
        "signature": signature,
        "matter": official(facts.matter).rstrip(_END_MARKS),
        "basis": _basis(facts.basis),
        "contact": official(facts.contact),
        "phone": facts.phone.strip(),
        "we": _self_reference(signature),
        "item_count": _count(len(facts.items)),
        "liaison": official(facts.liaison),
        "liaison_phone": facts.liaison_phone.strip(),
    }
    if facts.inspection is not None:
        values |= _inspection_values(facts.inspection)
    values |= {name: _clause(text) for name, text in facts.said.items()}
    return values | {name: _count(len(lines)) for name, lines in facts.lists.items()}


def _inspection_values(inspection: InspectionFacts) -> dict[str, str]:
    return {
        "inspection": official(inspection.title).rstrip(_END_MARKS),
        "inspection_kind": inspection.kind,
        "period": period(inspection.started_on, inspection.ended_on),
        "places": word("letters.list_comma").join(
            official(place).rstrip(_END_MARKS) for place in inspection.places
        ),
        "problem_count": _count(len(inspection.problems)),
    }


def _basis(text: str) -> str:
    """Return the paper acted on; a bare 发文字号 is called a document so that the sentence reads on."""
    basis = official(text).rstrip(_END_MARKS)
    return word("letters.numbered_document", number=basis) if _ENDS_IN_NUMBER.search(basis) else basis


def _count(number: int) -> str:
    return str(number) if number else ""


def _self_reference(signature: str) -> str:
    for ending, name in office_words()["self_reference"].items():
        if signature.endswith(ending):
            return str(name)
    return word("letters.self_reference")


def _blocks(plan: Mapping[str, Any], facts: LetterFacts, values: Mapping[str, str]) -> Iterator[Block]:
    problems = facts.inspection.problems if facts.inspection else ()
    rows: dict[str, list[dict[str, str]]] = {
        "items": [_item_values(number, item) for number, item in enumerate(facts.items, 1)],
        "problems": [_problem_values(number, problem) for number, problem in enumerate(problems, 1)],
    }
    rows |= {name: _lines(lines) for name, lines in facts.lists.items()}
    total = len(facts.items) or len(problems)
    flags = {name: bool(values.get(name)) for name in _known(plan)} | {
        "single": total == 1,
        "several": total > 1,
        "review_right": facts.review_right,
    }
    for entry in plan["block"]:
        if not flags.get(entry.get("when", ""), True) or flags.get(entry.get("unless", ""), False):
            continue
        for row in rows.get(entry["each"], []) if "each" in entry else [{}]:
            block = _block(entry, {**values, **row}, _known(plan))
            if block.text or block.lead:
                yield block


def _block(entry: Mapping[str, Any], values: Mapping[str, str], known: frozenset[str]) -> Block:
    return Block(
        style=BlockStyle(entry.get("style", "paragraph")),
        text=_text(entry.get("text", []), values, known),
        lead=_text(entry.get("lead", []), values, known),
    )


def _known(plan: Mapping[str, Any]) -> frozenset[str]:
    """Return every placeholder a template may use: what facts give, and what it asks the clerk for."""
    return _KNOWN | {str(field["key"]) for field in plan.get("fields", ())}


def _ended(text: str) -> str:
    """Return ``text`` with a full stop, unless a mark of its own (a question's) ends it."""
    return text if unicodedata.category(text[-1]) == "Po" else text + word("letters.copied_to_end")


def _lines(lines: Sequence[str]) -> list[dict[str, str]]:
    told = (line for line in lines if _clause(line))
    return [
        {
            "ordinal": chinese_numeral(number),
            "number": str(number),
            "text": _clause(line),
            "line": _ended(_clause(line)),
        }
        for number, line in enumerate(told, 1)
    ]


def _item_values(number: int, item: ItemFacts) -> dict[str, str]:
    return {
        "ordinal": chinese_numeral(number),
        "number": str(number),
        "code": item.code.strip(),
        "text": _clause(item.text),
        "measure": _clause(item.measure),
        "units": official(item.units).rstrip(_END_MARKS),
        "due": chinese_date(item.due),
        "raw": _distinct_raw(item),
        "days_late": _count(max(item.days_late or 0, 0)),
        "days_left": _count(max(-(item.days_late or 0), 0)),
        "earlier": _clause(item.earlier),
        "progress": _clause(item.progress),
        "area": official(item.area),
        "own": _clause(item.own),
    }


def _distinct_raw(item: ItemFacts) -> str:
    """Return the deadline's own words where they say more than the day read from them."""
    raw = official(item.deadline_raw).rstrip(_END_MARKS)
    if item.due is None:
        return raw
    plain = {
        chinese_date(item.due),
        item.due.isoformat(),
        item.due.strftime("%Y/%m/%d"),
        item.due.strftime("%Y.%m.%d"),
    }
    return "" if raw in plain else raw


def _problem_values(number: int, problem: ProblemFacts) -> dict[str, str]:
    return {
        "ordinal": chinese_numeral(number),
        "number": str(number),
        "text": _clause(problem.text),
        "place": _clause(problem.place),
        "requirement": _clause(problem.requirement),
    }


def _text(fragments: str | list[Fragment], values: Mapping[str, str], known: frozenset[str]) -> str:
    listed = [fragments] if isinstance(fragments, str) else fragments
    return "".join(_filled(fragment, values, known) for fragment in listed)


def _filled(fragment: Fragment, values: Mapping[str, str], known: frozenset[str]) -> str:
    for alternative in [fragment] if isinstance(fragment, str) else fragment:
        names = _PLACEHOLDER.findall(alternative)
        unknown = [name for name in names if name not in known and not name.startswith(_ENTRY)]
        if unknown:
            raise Environment("letter_template_placeholder", name=unknown[0])
        if all(values.get(name) for name in names):
            return _PLACEHOLDER.sub(lambda match: values[match.group(1)], alternative)
    return ""


_LETTER_NAMES = """letterhead document_number addressee dated_on reply_due signature matter basis contact
phone we item_count liaison liaison_phone inspection inspection_kind period places problem_count conclusion
concluded_on code decided_on approved_on approved_by decided_by step opinion decision_number new_due
old_due ground entry figures ranking batch total done_count closed_count overdue_count completion_rate
closure_rate on_time_rate"""
_ROW_NAMES = """ordinal number code text measure units due raw days_late days_left progress area own earlier
place requirement line"""
_KNOWN = frozenset(f"{_LETTER_NAMES} {_ROW_NAMES}".split())


def official(text: str) -> str:
    """Return ``text`` as it may stand in an official letter.

    Line breaks and control characters go; half-width , ; : ? ! ( ) that touch Chinese become full-width
    (GB/T 15834-2011), while 3:1, 10,000 and (a) keep theirs.
    """
    joined = "".join(line.strip() for line in text.splitlines())
    clean = "".join(char for char in joined if unicodedata.category(char) not in _INVISIBLE).strip()
    clean = _DASH_OF_TWO.sub("——", clean)
    return _HALF_MARK.sub(lambda match: _widened(clean, match.start()), clean)


def _widened(text: str, place: int) -> str:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if (
        _is_wide(before)
        or _is_wide(after)
        or (before and not after and text[place] in ";:" and not before.isascii())
    ):
        return text[place].translate(_HALF_TO_FULL)
    partner = _partner(text, place)
    return text[place].translate(_HALF_TO_FULL) if partner and _touches(text, partner) else text[place]


def _partner(text: str, place: int) -> int:
    """Return where the bracket at ``place`` has its other half, 0 when it is no bracket or has none."""
    if text[place] == "(":
        return max(text.find(")", place), 0)
    if text[place] == ")":
        return max(text.rfind("(", 0, place), 0)
    return 0


def _touches(text: str, place: int) -> bool:
    return _is_wide(text[place - 1 : place]) or _is_wide(text[place + 1 : place + 2])


def _is_wide(char: str) -> bool:
    return bool(char) and not char.isascii()


def _clause(text: str) -> str:
    """Return ``text`` without the marks at its end, so that the template's own full stop follows."""
    return official(text).rstrip(_END_MARKS)


def chinese_numeral(number: int) -> str:
    """Return 1–999 in Chinese numerals as used for （一）; larger numbers in digits."""
    digits = word("letters.numerals")
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + digits[11] if hundreds else ""
    if tens:
        text += (digits[tens] if tens > 1 or hundreds else "") + digits[10]
    elif hundreds and ones:
        text += digits[0]
    return text + (digits[ones] if ones else "")


def period(start: date, end: date) -> str:
    """Return from ``start`` to ``end`` as people write it, naming year and month only once."""
    if start == end:
        return chinese_date(start)
    key = "years" if start.year != end.year else "months" if start.month != end.month else "days"
    return word(
        f"letters.period.{key}",
        start=chinese_date(start),
        end=chinese_date(end),
        month=end.month,
        day=end.day,
    )
