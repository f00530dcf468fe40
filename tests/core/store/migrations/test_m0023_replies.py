"""What letters hold of their replies becomes records; files keep their letter and name the reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.evidence import Evidence
from core.domain.ladder import ReplyStep
from core.domain.letter import Letter
from core.domain.reply import Reply
from core.identity import new_uuid
from core.store import records
from core.store.checking import check
from core.store.ledger import Ledger
from core.store.migrations import steps
from core.store.upgrading import upgrade
from tests import builders
from tests.core.store.opened import NOW, save


def before_the_step(ledger: Ledger) -> None:
    """Give the ledger the schema it had before, as far as this step is concerned."""
    connection = ledger.connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DROP TABLE reply")
    for index in ("evidence_occurrence_uuid", "evidence_reply_uuid"):
        connection.execute(f"DROP INDEX {index}")
    ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'evidence'").fetchall()
    lines = [
        line for line in sql.splitlines() if "occurrence_uuid TEXT" not in line and "reply_uuid" not in line
    ]
    old = "\n".join(lines).replace(" + (occurrence_uuid IS NOT NULL)", "")
    indexes = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'evidence' AND type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    connection.execute(old.replace("evidence", "evidence_old", 1))
    names = [row[1] for row in connection.execute("PRAGMA table_info(evidence_old)").fetchall()]
    listed = ", ".join(names)
    connection.execute(f"INSERT INTO evidence_old ({listed}) SELECT {listed} FROM evidence")
    connection.execute("DROP TABLE evidence")
    connection.execute("ALTER TABLE evidence_old RENAME TO evidence")
    for (each,) in indexes:
        connection.execute(each)
    connection.execute("ALTER TABLE letter DROP COLUMN basis_uuids")
    connection.execute("PRAGMA foreign_keys=ON")


def test_a_reply_becomes_a_record_and_its_files_name_it(ledger):
    plain = builders.a_letter()
    letter = replace(
        builders.a_letter(),
        replied_on=date(2026, 11, 9),
        reply_number="市财函〔2026〕1号",
        reply_said="已整改",
        reply_step=ReplyStep.CHASE,
        reply_officer="李娜",
        reply_phone="0775-2",
    )
    proof = Evidence(uuid=new_uuid(), letter_uuid=letter.uuid, sha256="a" * 64, name="回复.pdf", size=1)
    save(ledger, plain, letter, proof)
    before_the_step(ledger)
    before = steps.STEP_NAMES.index("m0023_replies")
    every = steps.load_steps()
    widened = every[steps.STEP_NAMES.index("m0027_joint_replies")]  # today's records ask for its column
    only = [*every[: before + 1], widened]
    upgrade(ledger.connection, before, now=NOW, save=lambda: "", steps=only)
    (reply,) = records.find(ledger, Reply)
    assert (reply.letter_uuid, reply.position, reply.replied_on) == (letter.uuid, 1, letter.replied_on)
    assert (reply.number, reply.said, reply.step) == ("市财函〔2026〕1号", "已整改", ReplyStep.CHASE)
    assert (reply.officer, reply.phone, reply.entered_by) == ("李娜", "0775-2", "")
    assert records.get(ledger, Evidence, proof.uuid).reply_uuid == reply.uuid
    assert records.get(ledger, Letter, letter.uuid) == letter
    later = {"schema"}  # the steps after this one were left out
    assert {each.code for each in check(ledger, full=True)} - later == {"file_missing"}
