"""The rules of the house that a linter does not know, each with samples it must and must not complain of.

A rule takes one ``Source`` and yields the places it complains of. ``bad`` samples prove that the rule can
fail; ``good`` ones that it does not cry wolf. A sample is (path, code). Exceptions stand in ``ALLOWED``, each
with its reason, and a test demands that each is still needed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from tests.architecture.reading import (
    Source,
    classes,
    docstrings,
    dotted,
    functions,
    imported,
    length,
    loaded_at_import,
    nodes,
    strings,
    texts,
)

Complaint = tuple[int, str]
Check = Callable[[Source], Iterator[Complaint]]
Sample = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """A named check with its samples."""

    name: str
    check: Check
    bad: tuple[Sample, ...]
    good: tuple[Sample, ...]


RULES: dict[str, Rule] = {}

ALLOWED: dict[str, dict[str, str]] = {
    "chinese_only_in_resources": {
        "core/schedule/expressions*.py": "the grammar of deadline expressions",
        "core/schedule/holiday_notice.py": "the grammar of the yearly notice on public holidays",
        "ui/widgets/chips.py": "the marks between units in typed or pasted text",
        "core/letters/breaking.py": "the sets of characters that line breaking goes by",
        "core/domain/unit_progress.py": "the marks around a unit's name in a text of progress",
    },
    "one_door_to_the_file": {
        "core/store/connection.py": "this is the door",
        "core/store/upgrading.py": "runs the steps in memory to learn the schema they lead to",
        "core/store/snapshots.py": "writes the copy that a backup is",
        "core/store/history_view.py": "lays a past day out in memory, never in a file",
    },
    "no_unwanted_qt": {
        "ui/unrest.py": "lets each page paint before its picture is taken; nobody waits at a window",
    },
}
"""Rule name → {path pattern: why it may}."""


def rule(*, bad: tuple[Sample, ...], good: tuple[Sample, ...]) -> Callable[[Check], Check]:
    """Put a check on the list under its function's name."""

    def register(check: Check) -> Check:
        RULES[check.__name__] = Rule(check.__name__, check, bad, good)
        return check

    return register


def complaints(rule: Rule, source: Source, *, allowances: bool = True) -> list[str]:
    """What ``rule`` says about ``source``, as lines a person can click."""
    if allowances and any(fnmatch(source.path, pattern) for pattern in ALLOWED.get(rule.name, {})):
        return []
    return [f"{source.path}:{line}: {what}" for line, what in sorted(rule.check(source))]


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in nodes(source.tree) if isinstance(node, ast.Call))


def _imports(source: Source) -> Iterator[tuple[int, str]]:
    for node in nodes(source.tree):
        for name in imported(node):
            yield node.lineno, name  # type: ignore[attr-defined]


def _under(name: str, roots: frozenset[str]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


# --- size and shape ---------------------------------------------------------------------------------------


@rule(
    bad=(("core/a.py", "x = 1\n" * 501),),
    good=(("core/a.py", "x = 1\n" * 500),),
)
def file_within_500_lines(source: Source) -> Iterator[Complaint]:
    lines = source.text.count("\n")
    if lines > 500:
        yield 500, f"{lines} lines"


@rule(
    bad=(("core/a.py", "def f():\n" + "    x = 1\n" * 60),),
    good=(("core/a.py", "def f():\n" + "    x = 1\n" * 59),),
)
def function_within_60_lines(source: Source) -> Iterator[Complaint]:
    for node in functions(source.tree):
        if length(node) > 60:
            yield node.lineno, f"{node.name} has {length(node)} lines"


@rule(
    bad=(
        ("core/a.py", "class A:\n" + "    x = 1\n" * 250),
        ("core/a.py", "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21))),
    ),
    good=(("core/a.py", "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(20))),),
)
def class_within_250_lines_and_20_methods(source: Source) -> Iterator[Complaint]:
    for node in classes(source.tree):
        methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
        if length(node) > 250 or methods > 20:
            yield node.lineno, f"{node.name} has {length(node)} lines and {methods} methods"


@rule(
    bad=(("core/domain/__init__.py", "from core.domain.issue import Issue\n"),),
    good=(("core/domain/__init__.py", ""),),
)
def package_file_is_empty(source: Source) -> Iterator[Complaint]:
    if source.path.endswith("__init__.py") and source.text.strip():
        yield 1, "an __init__.py that holds something re-exports, and re-exports grow cycles"


BANNED_NAMES = frozenset(
    "util utils helper helpers manager managers common misc base tools stuff handler handlers".split()
)


@rule(
    bad=(("core/utils.py", ""), ("ui/widgets/form_helpers.py", ""), ("ui/a.py", "class PageManager: ...")),
    good=(("core/files.py", ""), ("ui/a.py", "class LedgerPage: ...")),
)
def name_says_what_it_is(source: Source) -> Iterator[Complaint]:
    words = re.split(r"[/_.]", source.path)
    if BANNED_NAMES.intersection(words):
        yield 1, "a module is named after its noun, never utils, helpers, manager or base"
    for node in classes(source.tree):
        if re.search(r"(Manager|Handler|Helper|Helpers|Util|Utils)$", node.name):
            yield node.lineno, node.name


# --- purity -----------------------------------------------------------------------------------------------

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FULL_WIDTH = re.compile(r"[\u3001-\u3020\uff01-\uffee]")
_READERS_OF_CHINESE = ("core/importing/", "core/letters/", "core/schedule/")


@rule(
    bad=(
        ("ui/a.py", 'label = QLabel("保存")'),
        ("core/a.py", 'line = f"第{number}条"'),
        ("core/a.py", 'mark = "，"'),
        ("core/letters/a.py", 'head = "关于"'),
    ),
    good=(
        ("ui/a.py", '"""整改台账."""\nlabel = word("form.save")  # 保存\n'),
        ("core/letters/a.py", 'closing = "，。；"'),
    ),
)
def chinese_only_in_resources(source: Source) -> Iterator[Complaint]:
    """Full-width punctuation alone is grammar where Chinese is read or set, and words everywhere else."""
    reads = source.path.startswith(_READERS_OF_CHINESE)
    for node in strings(source.tree):
        if _CHINESE.search(node.value) or (not reads and _FULL_WIDTH.search(node.value)):
            yield node.lineno, f"words for people stand in resources/wording: {node.value[:20]!r}"


_CLOCKS = re.compile(
    r"(^|\.)(date\.today|datetime\.(now|today|utcnow)|time\.(time|time_ns|localtime|gmtime|strftime|ctime)"
    r"|(QDate|QTime)\.current(Date|Time)|QDateTime\.current(DateTime|DateTimeUtc|MSecsSinceEpoch|SecsSinceEpoch))$"
)


@rule(
    bad=(
        ("core/a.py", "from datetime import date\nday = date.today()"),
        ("core/a.py", "import datetime\nat = datetime.datetime.now()"),
        ("ui/a.py", "day = QDate.currentDate()"),
        ("core/a.py", "start = time.time()"),
    ),
    good=(
        ("core/clock.py", "at = datetime.now()"),
        ("core/a.py", "day = ws.clock.today()\nt = time.monotonic()"),
    ),
)
def clock_only_in_clock(source: Source) -> Iterator[Complaint]:
    if source.path == "core/clock.py":
        return
    for call in _calls(source):
        if _CLOCKS.search(dotted(call.func)):
            yield call.lineno, f"{dotted(call.func)}: pass the day in, or ask the workspace's clock"


_SQL = re.compile(
    r"^\s*(SELECT\b.*\bFROM\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|REPLACE\s+INTO\b"
    r"|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)\b|DROP\s+(TABLE|INDEX|VIEW)\b|ALTER\s+TABLE\b"
    r"|PRAGMA\s|ATTACH\s+|VACUUM\b|BEGIN\s+IMMEDIATE)",
    re.IGNORECASE | re.DOTALL,
)
_EXECUTES = frozenset({"execute", "executemany", "executescript"})


@rule(
    bad=(
        ("core/operations/a.py", 'rows = find("select uuid\\n from issue")'),
        ("ui/a.py", "connection.executemany(statement, rows)"),
        ("core/workspace.py", 'x = f"PRAGMA {name}"'),
    ),
    good=(
        ("core/store/a.py", 'connection.execute("SELECT uuid FROM issue")'),
        ("core/operations/a.py", '"""Select rows from the ledger."""\nlabel = word("list.select_from")'),
    ),
)
def sql_only_in_store(source: Source) -> Iterator[Complaint]:
    if source.path.startswith("core/store/"):
        return
    for line, text in texts(source.tree):
        if _SQL.match(text):
            yield line, f"SQL outside core/store: {text[:30]!r}"
    for call in _calls(source):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _EXECUTES:
            yield call.lineno, f"{dotted(call.func)} outside core/store"


_WRITING_SQL = re.compile(
    r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.IGNORECASE
)
WRITERS = {
    "core/store/mapping.py": "the statements of the one write transaction",
    "core/store/writing.py": "the journal and its hash chain",
    "core/store/facts.py": "what the ledger knows of itself",
    "core/store/drafts.py": "half-typed forms, which are not the ledger's content",
    "core/store/pins.py": "PINs, which must not be journalled (decision 0027)",
    "core/store/numbers.py": "the register of letter numbers",
    "core/store/comparing.py": "digests renewed after a schema step, with images for the journal",
}


@rule(
    bad=(
        ("core/store/views.py", 'connection.execute(f"UPDATE {table} SET revision = 2")'),
        ("core/store/search.py", 'connection.execute("delete from issue")'),
    ),
    good=(
        ("core/store/mapping.py", 'insert = f"INSERT INTO {table} VALUES (?)"'),
        ("core/store/migrations/m0002_more.py", "connection.execute(\"UPDATE issue SET track = ''\")"),
        ("core/store/views.py", 'connection.execute("SELECT updated FROM issue")'),
    ),
)
def rows_change_only_in_the_transaction(source: Source) -> Iterator[Complaint]:
    """SQL that changes rows stands only where the journal sees it, and in migrations, which run before."""
    if source.path in WRITERS or source.path.startswith("core/store/migrations/"):
        return
    for line, text in texts(source.tree):
        if _WRITING_SQL.search(text):
            yield line, f"rows change in core.store.journal.transaction only: {text[:30]!r}"


@rule(
    bad=(
        ("core/store/records.py", 'connection.execute("COMMIT")'),
        ("core/store/records.py", "connection.commit()"),
        ("core/operations/a.py", 'connection = sqlite3.connect(folder / "x.db")'),
        ("core/store/records.py", 'connection.execute("PRAGMA synchronous = OFF")'),
    ),
    good=(
        ("core/store/connection.py", 'connection.execute("COMMIT")'),
        ("core/store/reading.py", 'connection.execute("BEGIN")\nconnection.execute("ROLLBACK")'),
    ),
)
def one_door_to_the_file(source: Source) -> Iterator[Complaint]:
    """One module opens the ledger and commits; copies of it are opened where they are made and compared."""
    if not source.path.startswith("core/"):
        return
    for line, text in texts(source.tree):
        if re.match(r"\s*COMMIT\b", text) and source.path != "core/store/connection.py":
            yield line, "only core/store/connection.py commits"
        if re.search(r"synchronous\s*=\s*(OFF|NORMAL|0|1)\b", text, re.IGNORECASE):
            yield line, "an acknowledged change must be on the disk"
    for call in _calls(source):
        name = dotted(call.func)
        if name.endswith(".commit") and source.path != "core/store/connection.py":
            yield call.lineno, "only core/store/connection.py commits"
        if name == "sqlite3.connect":
            yield call.lineno, "only core/store/connection.py opens a ledger"


_DOMAIN_MAY = frozenset(
    "__future__ collections dataclasses datetime decimal enum fractions functools itertools math re types"
    " typing core".split()
)


@rule(
    bad=(("core/domain/a.py", "from pathlib import Path"), ("core/domain/a.py", "import sqlite3")),
    good=(("core/domain/a.py", "from dataclasses import dataclass\nfrom core.domain.issue import Issue"),),
)
def domain_has_no_outside(source: Source) -> Iterator[Complaint]:
    if not source.path.startswith("core/domain/"):
        return
    for line, name in _imports(source):
        if name.split(".")[0] not in _DOMAIN_MAY:
            yield line, f"domain is values and rules only, without {name}"


# --- what must never be used ------------------------------------------------------------------------------

_NETWORK = frozenset(
    "socket ssl socketserver http urllib ftplib smtplib poplib imaplib telnetlib xmlrpc requests urllib3"
    " httpx aiohttp asyncio webbrowser".split()
)
_LOCAL_ONLY = frozenset({"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"})


@rule(
    bad=(
        ("core/a.py", "def f():\n    import urllib.request"),
        ("core/a.py", "from socket import create_connection"),
        ("ui/a.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
        ("ui/a.py", "import PySide6.QtNetwork"),
    ),
    good=(("ui/a.py", "from PySide6.QtNetwork import QLocalServer, QLocalSocket"),),
)
def no_network(source: Source) -> Iterator[Complaint]:
    for node in nodes(source.tree):
        names = imported(node)
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork":
            names = [name for name in names[1:] if name not in _LOCAL_ONLY]
        for name in names:
            if _under(name, _NETWORK | {"PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer"}):
                yield node.lineno, f"{name}: the program never calls a network"


_QT_UNWANTED = frozenset(f"PySide6.{name}" for name in ("QtSql", "QtPdf", "QtPdfWidgets", "QtQml", "QtQuick"))
_NAMES_UNWANTED = {
    "QSortFilterProxyModel": "SQL sorts and filters; Python under a proxy costs seconds",
    "resizeRowsToContents": "measures every row of a long list",
    "processEvents": "long work is a job",
    "QUndoStack": "undo belongs to the journal",
    "QThread": "jobs run on the one worker thread",
}


@rule(
    bad=(
        ("ui/a.py", "from PySide6.QtSql import QSqlDatabase"),
        ("ui/a.py", "QApplication.processEvents()"),
        ("ui/a.py", "from PySide6.QtCore import QSortFilterProxyModel"),
    ),
    good=(("ui/a.py", "from PySide6.QtCore import QAbstractTableModel"),),
)
def no_unwanted_qt(source: Source) -> Iterator[Complaint]:
    for line, name in _imports(source):
        if _under(name, _QT_UNWANTED) or name.rpartition(".")[2] in _NAMES_UNWANTED:
            yield line, f"{name}: {_NAMES_UNWANTED.get(name.rpartition('.')[2], 'not part of this house')}"
    for node in nodes(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in _NAMES_UNWANTED:
            yield node.lineno, f"{node.attr}: {_NAMES_UNWANTED[node.attr]}"


@rule(
    bad=(("core/a.py", "# PySide6 would be handy\n"), ("core/a.py", "import shiboken6")),
    good=(("ui/a.py", "import PySide6"),),
)
def core_does_not_know_qt(source: Source) -> Iterator[Complaint]:
    if source.path.startswith("core/"):
        for number, line in enumerate(source.text.splitlines(), 1):
            if re.search("PySide6|shiboken", line):
                yield number, "core is a library without a window"


_HEAVY = frozenset(
    "openpyxl xlsxwriter python_calamine reportlab fontTools sqlite_utils pypdfium2 PIL pdfplumber"
    " docx pypinyin".split()
)


@rule(
    bad=(
        ("core/exporting/a.py", "import openpyxl"),
        ("core/store/a.py", "class A:\n    from sqlite_utils import Database"),
        ("core/letters/a.py", "try:\n    from reportlab.pdfgen import canvas\nexcept ImportError: ..."),
    ),
    good=(
        ("core/exporting/a.py", "def f():\n    import openpyxl"),
        ("core/letters/a.py", "if TYPE_CHECKING:\n    from reportlab.pdfgen.canvas import Canvas"),
    ),
)
def heavy_library_at_first_use(source: Source) -> Iterator[Complaint]:
    for node in loaded_at_import(source.tree):
        for name in imported(node):
            if _under(name, _HEAVY):
                yield node.lineno, f"{name} slows every start: import it inside the function that needs it"


@rule(
    bad=(
        ("core/exchange/a.py", "archive.extractall(folder)"),
        ("core/exchange/a.py", "archive.extract(member, folder)"),
        ("core/exchange/a.py", "shutil.unpack_archive(path)"),
        ("core/a.py", "value = pickle.loads(data)"),
        ("core/a.py", "eval(text)"),
    ),
    good=(("core/exchange/a.py", "with archive.open(member) as file: ..."),),
)
def nothing_trusts_a_file(source: Source) -> Iterator[Complaint]:
    for call in _calls(source):
        name = dotted(call.func)
        unsafe = name.rpartition(".")[2] in {"extractall", "unpack_archive"} or name.endswith(
            "archive.extract"
        )
        if unsafe or name in {"eval", "exec", "pickle.load", "pickle.loads", "marshal.loads", "os.system"}:
            yield call.lineno, f"{name} believes what a file says"


@rule(
    bad=(
        ("core/operations/a.py", 'shutil.copy(folder / "ledger.db", target)'),
        ("core/store/backup.py", 'data = (folder / "ledger.db").read_bytes()'),
        ("core/store/backup.py", "handle = open(folder / LEDGER_FILE)"),
    ),
    good=(("core/store/ledger.py", 'LEDGER_FILE = "ledger.db"\nsqlite3.connect(folder / LEDGER_FILE)'),),
)
def ledger_file_only_through_sqlite(source: Source) -> Iterator[Complaint]:
    """An open() on a live ledger drops SQLite's locks (how-to-corrupt §2.2)."""
    for node in strings(source.tree):
        if node.value == "ledger.db" and not source.path.startswith("core/store/"):
            yield node.lineno, "only core/store knows the ledger's file name"
    touching = {
        "open",
        "read_bytes",
        "write_bytes",
        "read_text",
        "write_text",
        "copy",
        "copyfile",
        "copy2",
        "move",
    }
    for call in _calls(source):
        if dotted(call.func).rpartition(".")[2].lstrip("?") in touching and re.search(
            r"ledger\.db|LEDGER_FILE|DATABASE_FILE", ast.unparse(call)
        ):
            yield call.lineno, "the live ledger is read and written by SQLite alone"


@rule(
    bad=(
        ("core/a.py", "def f():\n    raise NotImplementedError"),
        ("core/a.py", "x = 1  # TODO finish"),
        ("ui/a.py", "# FIXME"),
    ),
    good=(("core/a.py", "x = 1  # the total row"),),
)
def nothing_unfinished(source: Source) -> Iterator[Complaint]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"raise NotImplementedError|#\s*(TODO|FIXME|XXX)\b", line, re.IGNORECASE):
            yield number, line.strip()


@rule(
    bad=(
        ("core/a.py", "class A:\n    x: int\n    '''Width.'''\n    def f(self): ..."),
        ("core/a.py", "def f(): ..."),
    ),
    good=(("core/a.py", '"""What it is."""'), ("core/__init__.py", "")),
)
def module_says_what_it_is(source: Source) -> Iterator[Complaint]:
    if not source.path.endswith("__init__.py") and ast.get_docstring(source.tree) is None:
        yield 1, f"no docstring at the top ({len(docstrings(source.tree))} below)"
