"""Whoever writes, and however: what a save believes is what the file says at that moment."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.domain.custom_field import CustomField
from core.domain.issue import Issue, IssueStatus
from core.domain.unit import Unit, UnitRole, UnitShare
from core.errors import Refused
from core.store import drafts, journal, records
from core.store.connection import Access, connect, immediate, looking_ahead, looking_first
from core.store.ledger import Ledger
from core.store.mapping import shape_of
from core.store.stored_rows import stored_row
from core.store.writing import Transaction, write
from tests.builders import an_issue
from tests.core.store.opened import NOW, begin, save

CODES = st.sampled_from(["1", "2", "2026-003"])
WHICH = st.integers(0, 1)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "note": st.sampled_from(["", "䶮", "0"]),
        "code": CODES,
        "status": st.sampled_from(IssueStatus),
        "tags": st.sampled_from([(), ("一", "二")]),
        "source_row": st.none() | st.integers(1, 3),
        "deadline": st.dates(date(2026, 1, 1), date(2026, 1, 3)).map(lambda due: an_issue(due=due).deadline),
        "batch_uuid": st.none(),
    },
)


def asked(ledger: Ledger) -> list[Any]:
    """Return everything a save asks, as far as another kind of value would show."""
    uuids = ("issue-0", "issue-1")
    issues = [records.get(ledger, Issue, uuid) for uuid in uuids]
    shares = [records.remembered(ledger, UnitShare, order="position", issue_uuid=uuid) for uuid in uuids]
    units = records.remembered_in(ledger, Unit, "uuid", ["unit-0", "unit-1"])
    holders = [sorted(records.uuids(ledger, Issue, code=code)) for code in ("1", "2", "2026-003")]
    rows = [stored_row(ledger.connection, shape_of(Issue), uuid) for uuid in uuids]
    return [repr(issues), rows, repr(shares), repr(units), holders, records.remembered(ledger, CustomField)]


class SavesMachine(RuleBasedStateMachine):
    """One connection that remembers, one beside it that writes too, and one that only reads."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = begin(self.folder / "台账")
        self.other = connect(self.ledger.folder / "ledger.db", Access.WRITE)
        self.reader = Ledger.open(self.ledger.folder, now=NOW, read_only=True)
        units = [Unit(uuid=f"unit-{n}", name=f"单位{n}") for n in (0, 1)]
        issues = [an_issue(uuid=f"issue-{n}", code=str(n + 1)) for n in (0, 1)]
        share = UnitShare(
            uuid="share", issue_uuid="issue-0", unit_uuid="unit-0", role=UnitRole.LEAD, position=1
        )
        save(self.ledger, *units, *issues, share, undoable=False)

    @contextlib.contextmanager
    def saving(self) -> Iterator[Transaction]:
        with journal.transaction(self.ledger, "test", "test", now=NOW, actor="") as tx:
            yield tx

    def revise(self, tx: Transaction, which: int, changes: dict[str, Any]) -> None:
        tx.replace(replace(records.get(self.ledger, Issue, f"issue-{which}"), **changes))

    @rule(which=WHICH, changes=CHANGES, more=CHANGES, first=st.booleans())
    def save(self, which: int, changes: dict[str, Any], more: dict[str, Any], *, first: bool) -> None:
        with looking_first(self.ledger.connection):
            if first:
                asked(self.ledger)
            with self.saving() as tx:
                self.revise(tx, which, changes)
                self.revise(tx, which, more)

    @rule(which=WHICH, changes=CHANGES, raw=st.booleans())
    def save_and_fail(self, which: int, changes: dict[str, Any], *, raw: bool) -> None:
        connection = self.ledger.connection
        with contextlib.suppress(KeyError), looking_first(connection):
            asked(self.ledger)
            with self.saving() as tx:
                self.revise(tx, which, changes)
                if raw:
                    connection.execute("UPDATE issue SET note = '旁' WHERE uuid = 'issue-0'")
                noted = records.get(self.ledger, Issue, "issue-0").note
                assert (noted,) == connection.execute(
                    "SELECT note FROM issue WHERE uuid = 'issue-0'"
                ).fetchone()
                raise KeyError

    @rule(which=WHICH, note=st.sampled_from(["甲", "乙"]), held=st.booleans())
    def write_past_everything(self, which: int, note: str, *, held: bool) -> None:
        """Write by a statement nobody tells of: by itself, or in the midst of a save."""
        connection = self.ledger.connection
        put = "UPDATE issue SET note = ?, tags = '[]' WHERE uuid = ?"
        if not held:
            connection.execute(put, (note, f"issue-{which}"))
            return
        with looking_first(connection):
            asked(self.ledger)
            with immediate(connection):
                connection.execute(put, (note, f"issue-{which}"))

    @rule(which=WHICH, code=CODES, move=st.booleans())
    def another_writes(self, which: int, code: str, *, move: bool) -> None:
        with write(self.other, "other", "other", now=NOW, actor="") as tx:
            shape = shape_of(Issue)
            row = stored_row(self.other, shape, f"issue-{which}")
            assert row is not None
            tx.replace(replace(shape.record_of(row), code=code))
            if move:
                self.other.execute("UPDATE unit_share SET issue_uuid = ?", (f"issue-{which}",))

    @rule()
    def name_a_unit(self) -> None:
        with looking_first(self.ledger.connection), self.saving() as tx:
            unit = records.get(self.ledger, Unit, "unit-0")
            tx.replace(replace(unit, note=f"{unit.revision}"))

    @rule(back=st.booleans())
    def take_back(self, *, back: bool) -> None:
        with contextlib.suppress(Refused):
            (journal.undo if back else journal.redo)(self.ledger, now=NOW, actor="")

    @rule()
    def look_ahead(self) -> None:
        with looking_ahead(self.ledger.connection):
            asked(self.ledger)

    @rule(gone=st.booleans())
    def keep_a_form(self, *, gone: bool) -> None:
        if gone:
            drafts.drop_draft(self.ledger, "k")
        else:
            drafts.save_draft(self.ledger, "k", "半", NOW)

    @invariant()
    def what_is_believed_is_what_the_file_says(self) -> None:
        said = asked(self.reader)
        with looking_first(self.ledger.connection):
            assert asked(self.ledger) == said
            assert asked(self.ledger) == said

    def teardown(self) -> None:
        self.other.close()
        self.reader.close()
        self.ledger.close()
        shutil.rmtree(self.folder)


TestSaves = SavesMachine.TestCase
TestSaves.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
