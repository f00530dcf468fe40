"""Finds where the code asks for words: literal keys, patterns of keys, and the facts given with them.

Keys reach ``word()`` in three ways: as a literal, as an f-string whose gaps are filled from data (enum
values, dataclass fields, column keys), or as data that some function passes on. A key counts as used when
it stands in the code as a whole string, or when it fits an f-string whose every gap is filled by something
that the code names. Asking for a key that does not exist is a bug; so is a key that nothing asks for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from string import Formatter

from tests.architecture.reading import Source, classes, dotted, nodes, strings

FAMILIES = {
    "word": (0, "key", ""),
    "Refused": (0, "code", "errors."),
    "Environment": (0, "code", "errors."),
    "UserFacing": (0, "code", "errors."),
    "Violation": (1, "rule", "violations."),
    "change": (1, "operation", "journal."),
}
"""Called name → (position of the key, its parameter name, what stands before it in the catalogue)."""


@dataclass(frozen=True)
class Request:
    """One call that asks for words: a literal ``key`` or a ``pattern``, and the facts it gives."""

    place: str
    key: str = ""
    pattern: str = ""
    facts: frozenset[str] = frozenset()
    open_facts: bool = False
    """Facts come as data, so only a run can tell whether they suffice."""


@dataclass
class Uses:
    """What the whole code says about words."""

    requests: list[Request] = field(default_factory=list)
    patterns: set[str] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)
    enums: dict[str, list[str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """Literals, dataclass fields and class names: what may fill the gaps of a pattern."""


def uses_of(sources: Iterable[Source]) -> Uses:
    """Gather every use of words in ``sources``."""
    uses = Uses()
    for source in sources:
        for node in strings(source.tree):
            uses.literals.add(node.value)
        for node in nodes(source.tree):
            if isinstance(node, ast.Call):
                uses.requests.extend(_requests(source, node))
            if isinstance(node, ast.JoinedStr):
                uses.patterns.add(_pattern(node))
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                uses.named.add(node.target.id)
        for made in classes(source.tree):
            uses.named.add(made.name)
            if any(dotted(parent).endswith("StrEnum") for parent in made.bases):
                uses.enums[made.name] = list(_values(made))
    uses.named |= uses.literals
    uses.patterns |= {request.pattern for request in uses.requests if request.pattern}
    return uses


def _values(enum: ast.ClassDef) -> Iterator[str]:
    for node in enum.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _requests(source: Source, call: ast.Call) -> Iterator[Request]:
    family = FAMILIES.get(dotted(call.func).rpartition(".")[2])
    if family is None:
        return
    position, parameter, prefix = family
    given = call.args[position] if len(call.args) > position else None
    for keyword in call.keywords:
        if keyword.arg == parameter:
            given = keyword.value
    facts = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    opened = prefix == "violations." or any(keyword.arg is None for keyword in call.keywords)
    place = f"{source.path}:{call.lineno}"
    for node in _choices(given):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Request(place, key=prefix + node.value, facts=facts, open_facts=opened)
        elif isinstance(node, ast.JoinedStr):
            yield Request(place, pattern=re.escape(prefix) + _pattern(node))


def _choices(node: ast.expr | None) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    elif node is not None:
        yield node


def _pattern(node: ast.JoinedStr) -> str:
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "(.+)" for part in node.values]
    return "".join(parts)


def placeholders(text: str) -> frozenset[str]:
    """The names between braces in ``text``."""
    return frozenset(name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name)


def missing(uses: Uses, catalogue: dict[str, str]) -> list[str]:
    """Requests that no key answers."""
    found = []
    for request in uses.requests:
        if request.key and request.key not in catalogue:
            found.append(f"{request.place}: {request.key}")
        if request.pattern and not any(map(_compiled(request.pattern).fullmatch, catalogue)):
            found.append(f"{request.place}: nothing fits {request.pattern}")
    return found


def unfilled(uses: Uses, catalogue: dict[str, str]) -> list[str]:
    """Requests that leave a placeholder of their text without a fact."""
    return [
        f"{request.place}: {request.key} also wants {', '.join(sorted(lacking))}"
        for request in uses.requests
        if request.key in catalogue and not request.open_facts
        if (lacking := placeholders(catalogue[request.key]) - request.facts)
    ]


def unused(uses: Uses, catalogue: dict[str, str]) -> list[str]:
    """Keys that nothing asks for."""
    return [key for key in catalogue if not _used(key, uses)]


def _used(key: str, uses: Uses) -> bool:
    if key in uses.literals:
        return True
    if key.startswith("enums."):
        _, enum, value = key.split(".", 2)
        return value in uses.enums.get(enum, [])
    if any(request.key == key for request in uses.requests):
        return True
    return _fits(key, uses, depth=2)


def _fits(text: str, uses: Uses, depth: int) -> bool:
    """Whether an f-string can make ``text`` of things the code names, or of another f-string's text."""
    for pattern in uses.patterns:
        fit = _compiled(pattern).fullmatch(text) if pattern != "(.+)" else None
        deeper = depth > 1 and re.search("[a-z]", pattern)
        if fit and all(
            part in uses.named or part.isdigit() or (deeper and _fits(part, uses, 1)) for part in fit.groups()
        ):
            return True
    return False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern compiled once: there are more of them than ``re`` itself remembers."""
    return re.compile(pattern)
