"""Facts into words: fills a letter template (``resources/letters/<kind>.toml``), which is data, never code.

A template's ``text`` is a list of fragments (``filling``); a block without any fragment left is left out.
``each`` repeats a block for every item or problem,
``when``/``unless`` ask for a flag (``single``, ``several``, ``review_right``) or for a filled placeholder or
list; ``many`` is set when more items than ``annex_over`` are named, which then go into a table of an annex.
``each`` also repeats a block for every line of a named list of the facts.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from core.domain.letter import LetterKind
from core.errors import Environment, Refused
from core.letter_shelf import text_of
from core.letters.content import (
    Attendance,
    Block,
    BlockStyle,
    Dress,
    InspectionFacts,
    ItemFacts,
    LetterContent,
    LetterFacts,
    ProblemFacts,
)
from core.letters.enclosures import annexes_of, forms_of
from core.letters.filling import filled, known_names
from core.letters.paper import PaperFormat
from core.letters.placeholders import names_of
from core.letters.title_marks import nested
from core.letters.titles import office_words
from core.wording import catalogue, chinese_date, word, word_of

_HALF_TO_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_HALF_MARK = re.compile(r"[,;:?!()]")
_DASH_OF_TWO = re.compile(r"(?<!-)--(?!-)")
_STRAIGHT_QUOTES = re.compile(r"""(.?)(["'])([^"']+)\2(?=(.?))""")
_QUOTES = {'"': "“{}”", "'": "‘{}’"}
_DOTS = re.compile(r"(?<=[^!-~\s])\.{3,}|(?<!…)…(?!…)")
_INVISIBLE = frozenset({"Cc", "Cf"})
"""Controls and zero-width marks; home-made and unassigned characters stay, to be reported as missing."""
_ENDS_IN_NUMBER = re.compile(r"〔\d{4}〕\d+.$")
UNSEALED = frozenset({PaperFormat.BULLETIN, PaperFormat.MINUTES})
"""Papers that bear no seal; their red words are the name of a series."""
_SECTION = "{section}"
"""Numbers the headings that are printed: one that is left out leaves no gap."""
_END_MARKS = "。，；、,;. \u3000"


def template(kind: LetterKind) -> Mapping[str, Any]:
    """Return the template of ``kind`` that counts now. Raises ``Environment``: there is none, or no TOML."""
    return _parsed(kind.value, text_of(kind.value))


@lru_cache(maxsize=128)
def _parsed(identifier: str, text: str) -> Mapping[str, Any]:
    try:
        if text:
            return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Environment("letter_template_damaged", name=f"{identifier}.toml") from error
    raise Environment("letter_template_damaged", name=f"{identifier}.toml")


def compose(kind: LetterKind, facts: LetterFacts, tried: Mapping[str, Any] | None = None) -> LetterContent:
    """Return the letter of ``kind`` about ``facts``, by the template ``tried`` when one is to be tried out.

    Minutes are sent to nobody by name: they show who was there instead of 主送机关 (GB/T 9704 clause 10.3).

    Raises ``Refused("letter_field_empty")`` naming the first required element that the facts do not give.
    """
    plan, dress = tried if tried is not None else template(kind), facts.dress
    values = _values(facts) | {"kind": str(plan["name"])}
    _require(kind, plan, values)
    known, rows, flags = known_names(plan), _rows(facts), _flags(plan, facts, values)
    values["title"] = filled([plan["title"]], values, known)
    annexes = tuple(annexes_of(plan, values, rows, flags))
    attached = [*(annex.title for annex in annexes), *facts.attachments]
    values["annex"] = word("letters.annex_mark", number=1 if len(attached) > 1 else "")
    paper_format = dress.format or PaperFormat(plan.get("format", PaperFormat.LETTER))
    return LetterContent(
        kind=kind,
        format=paper_format,
        pitch=dress.pitch,
        letterhead=_mark(plan, paper_format, values),
        document_number=facts.document_number.strip(),
        copy_number=dress.copy_number.strip(),
        secrecy=official(dress.secrecy),
        urgency=official(facts.urgency),
        issue=dress.issue.strip(),
        issue_total=dress.issue_total.strip(),
        issuers=tuple(official(name) for name in dress.issuers),
        signers=tuple(official(name) for name in dress.signers),
        title=values["title"],
        addressee="" if paper_format is PaperFormat.MINUTES else values["addressee"],
        blocks=(*_correction(facts), *_blocks(plan, values, rows, flags)),
        attachments=tuple(official(name).rstrip(_END_MARKS) for name in attached),
        attendance=_attendance(dress),
        signature=values["signature"],
        dated=values["dated_on"],
        note=filled([plan["note"]], values, known),
        copied_to=tuple(official(name).rstrip(_END_MARKS) for name in facts.copied_to if name.strip()),
        printed_by=official(dress.printed_by),
        printed_on=chinese_date(dress.printed_on or facts.dated_on) if dress.printed_by else "",
        sealed=facts.sealed and paper_format not in UNSEALED,
        annexes=annexes,
        forms=forms_of(plan, values) if dress.slip else (),
    )


def _correction(facts: LetterFacts) -> tuple[Block, ...]:
    """Return the paragraph that cites the letter corrected, where there is one."""
    text = official(facts.correction)
    return (Block(text=text),) if text else ()


def _mark(plan: Mapping[str, Any], paper_format: PaperFormat, values: Mapping[str, str]) -> str:
    """Return what stands in red: the issuer, or the name of a series of bulletins or minutes."""
    if paper_format in UNSEALED and "mark" in plan:
        return filled(plan["mark"], values, known_names(plan))
    return values["letterhead"]


def _attendance(dress: Dress) -> tuple[Attendance, ...]:
    groups = (("present", dress.present), ("excused", dress.excused), ("sitting_in", dress.sitting_in))
    return tuple(
        Attendance(label=word(f"letters.attendance.{key}"), names=official(names).rstrip(_END_MARKS))
        for key, names in groups
        if names.strip()
    )


def _require(kind: LetterKind, plan: Mapping[str, Any], values: Mapping[str, str]) -> None:
    own = {field["key"]: field["label"] for field in plan.get("fields", ())}
    for name in plan["required"]:
        if not values.get(name):
            called = (
                own.get(name) or catalogue().get(f"letters.fields.{name}") or names_of(plan).get(name, name)
            )
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
        "we": _self_reference(signature, facts.dress.issuers),
        "item_count": _count(len(facts.items)),
        "liaison": official(facts.liaison),
        "liaison_phone": facts.liaison_phone.strip(),
        "record_code": facts.record_code,
        "issue": facts.dress.issue.strip(),
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


def _self_reference(signature: str, issuers: Sequence[str] = ()) -> str:
    """Return how the issuer calls itself; several issuers are none's own office (我局), they say 我们."""
    if len(issuers) > 1:
        return word("letters.self_reference_joint")
    for ending, name in office_words()["self_reference"].items():
        if signature.endswith(ending):
            return str(name)
    return word("letters.self_reference")


def _rows(facts: LetterFacts) -> dict[str, list[dict[str, str]]]:
    """Return the rows that ``each`` may call, by name."""
    problems = facts.inspection.problems if facts.inspection else ()
    rows: dict[str, list[dict[str, str]]] = {
        "items": [_item_values(number, item) for number, item in enumerate(facts.items, 1)],
        "problems": [_problem_values(number, problem) for number, problem in enumerate(problems, 1)],
    }
    return rows | {name: _lines(lines) for name, lines in facts.lists.items()}


def _flags(plan: Mapping[str, Any], facts: LetterFacts, values: Mapping[str, str]) -> dict[str, bool]:
    problems = facts.inspection.problems if facts.inspection else ()
    total = len(facts.items) or len(problems)
    most = int(plan.get("annex_over", 0))
    many = bool(most) and total > most
    return {name: bool(values.get(name)) for name in known_names(plan)} | {
        "single": total == 1,
        "several": total > 1 and not many,
        "many": many,
        "review_right": facts.review_right,
    }


def _blocks(
    plan: Mapping[str, Any],
    values: Mapping[str, str],
    rows: Mapping[str, list[dict[str, str]]],
    flags: Mapping[str, bool],
) -> Iterator[Block]:
    section, known = 1, known_names(plan)
    for entry in plan["block"]:
        if not flags.get(entry.get("when", ""), True) or flags.get(entry.get("unless", ""), False):
            continue
        for row in rows.get(entry["each"], []) if "each" in entry else [{}]:
            told = {**values, **row, "section": chinese_numeral(section)}
            block = _block(entry, told, known)
            if block.text or block.lead:
                section += _SECTION in str(entry)
                yield block


def _block(entry: Mapping[str, Any], values: Mapping[str, str], known: frozenset[str]) -> Block:
    return Block(
        style=BlockStyle(entry.get("style", "paragraph")),
        text=filled(entry.get("text", []), values, known),
        lead=filled(entry.get("lead", []), values, known),
    )


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


def official(text: str) -> str:
    """Return ``text`` as it may stand in an official letter.

    Line breaks and control characters go; half-width , ; : ? ! ( ) that touch Chinese become full-width
    (GB/T 15834-2011), while 3:1, 10,000 and (a) keep theirs; straight quotes become “ ”, ... becomes ……
    """
    clean = text.strip()
    if not clean.isprintable():
        joined = "".join(line.strip() for line in text.splitlines())
        clean = "".join(char for char in joined if unicodedata.category(char) not in _INVISIBLE).strip()
    clean = nested(_DOTS.sub("……", _DASH_OF_TWO.sub("——", clean)))
    if '"' in clean or "'" in clean:
        clean = _STRAIGHT_QUOTES.sub(_curled, clean)
    return _HALF_MARK.sub(lambda match: _widened(clean, match.start()), clean)


def _curled(match: re.Match[str]) -> str:
    """Return a pair of straight quotes as Chinese ones, where there is Chinese in them or beside them."""
    before, mark, inner, after = match.groups()
    if any(map(_is_wide, (before, after, *inner))):
        return before + _QUOTES[mark].format(inner)
    return match[0]


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
