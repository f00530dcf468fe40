"""Reads the house's own source for the rules: parsed once, with docstrings told apart from other strings."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file of the program: its path from the root with forward slashes, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def source_of(path: str, text: str) -> Source:
    return Source(path, text, ast.parse(text, path))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of ``core`` and ``ui``, and ``main.py``."""
    paths = [*ROOT.glob("core/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("main.py")]
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    return tuple(source_of(name, (ROOT / name).read_text("utf-8")) for name in names)


@cache
def tracked_files() -> tuple[str, ...]:
    """Every file that belongs to the project, whether or not this tree is a git clone."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if (ROOT / ".git").exists() and shutil.which("git"):
        answer = subprocess.run(command, capture_output=True, check=True)
        names = answer.stdout.decode().split("\0")
    else:
        names = list(_files_not_ignored())
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def _files_not_ignored() -> Iterator[str]:
    """What git would list, where there is no git: ``.gitignore`` holds only plain names and endings."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        skipped = any(fnmatch(part, name.rstrip("/")) for part in parts for name in [".git", *ignored])
        if path.is_file() and not skipped:
            yield "/".join(parts)


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Every node below ``tree``, walked once: two dozen rules ask each of a thousand files for them."""
    return tuple(ast.walk(tree))


@cache
def docstrings(tree: ast.Module) -> set[ast.Constant]:
    """The string statements of a tree: docstrings and the notes that stand under attributes."""
    return {
        node.value
        for node in nodes(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string constant, parts of f-strings included, that is not a docstring."""
    known = docstrings(tree)
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in known:
            yield node


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string but docstrings; an f-string is one text with ``x`` in its gaps."""
    for node in nodes(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values),
            )
    for constant in strings(tree):
        yield constant.lineno, constant.value


def dotted(node: ast.AST) -> str:
    """``a.b.c`` for a chain of names and attributes; other parts are written as ``?``."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def imported(node: ast.AST) -> list[str]:
    """The full names an import statement brings in: ``from a import b`` gives ``a`` and ``a.b``."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def loaded_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Import statements that run when the module is imported: not in functions, not for type checkers."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING"):
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        waiting.extend(ast.iter_child_nodes(node))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from ``def`` or ``class`` to the last one."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
