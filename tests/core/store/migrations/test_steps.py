"""The steps are numbered without gap, frozen once released, and lead an empty file to the present schema."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlite_utils import Database

from core.store.migrations import steps
from core.store.tables import RECORD_TABLES

FROZEN = {
    "m0001_initial": "d33f29116f38cceca0e2045966c6630af45ca5a1be6497c6ea5f890b3db681e5",
    "m0002_life": "c55f855ad2b6b0150499dbbdca88d8e35d124a2403a955f9bdc06020a9c1699b",
    "m0003_registers": "2d8fc36c902dcd515cf1a34e8992f991168e00bf0ee444343975fd5acdba55c2",
    "m0004_people": "096126b900ddba1b81fe779c4775297933ecbc9e80efe06f62d88fb27b51910f",
    "m0005_criteria": "dffac1c5b15797ad8964ea441971287a5c1d3226066f4a945f436c74bc43d23d",
    "m0006_links": "dcfb920b7562223e5d9f1a502f12363ee4bdf62840a409a7e8a6916588477326",
    "m0007_inspections": "12eaca1dda748c02aa5dc2f61251a842424629941d5107f2ea6620124f6b1cc8",
    "m0008_duties": "8ff79d91edd2b70c9f2f38cc3e5f1f29c6934f52c49b87669b08b3df1349c10f",
    "m0009_custom_fields": "e3f7c6d67657c3d2036cce663caac143e78450a16368e5e5205d038ed869f9c3",
    "m0010_plans": "ac9cbbd37319fe137c8574c80331428f338b51c1572182482f37e325138d6f11",
    "m0011_issue_origins": "47b14dbe5ef5ff1fcdee8d5fdab240a6afbfea39417498a45de35aa2668b04e5",
    "m0012_letter_kinds": "fb189879fc89a47e662836120d3c91d0c18110f0112e3a56d480bcc8138bdb7f",
    "m0013_register_shelves": "f6a57265b4d054f5eaf43fe1a6ce1ae5280dff433adb25a4e273ba82f0a03237",
    "m0014_answer_rounds": "c001bcb836acef4201ba0366899832e77e06db076bca19ec022b890c6844fa65",
    "m0015_measure_finished": "7c67031a4448e0d6fec12bb2ef61d31758a0508a3e4c0409988e99e539be02e1",
    "m0016_sort_keys": "ceb6290308e66c2956522f7f036e62c49dbc8623c3a92f52236901bf15783f59",
    "m0017_hidden_fields": "d81675d29def9fa8d94604cf68af6bfc7f8b5700e2abcee1058ed85a09bbb4fa",
    "m0018_export_templates": "cb337a1b2c0f7ccac79c04414b79bc8caa2334cd672fae8465c083d841f38ef7",
    "m0019_text_edits": "566abdce2398d04522427dd5cfa2d5c98e11ce8507339983617ed470c874af87",
    "m0020_letter_printings": "f84bf23f7fab8eff83d6caacb99d2f949c0ca3f73047c11a787f3dff200546f4",
    "m0021_ladders": "25afba2f1a4022c4a409b2b1329e305263b5c6a32d65a1ce73d6eea336b15f22",
    "m0022_letter_templates": "74e62e3bc2b590836cd8e22a6a44940f68153012a7b897b6fa8bd5609a4be0fd",
    "m0023_replies": "c7878ab35189238fc6691fe130b6932350e2c16b42f7b65f9a0790dc301bc5ee",
    "m0024_letter_desk": "250297b0dc49498d042f7d302a9c4b223a4ecdf15ab647a99530df6a373532a7",
    "m0025_judging_indexes": "788623f0180241d073253179614c44d81bd585249327e074e627bc5d2ed425ce",
    "m0026_chase_first": "236bdb9aaa06e94121b6275c3c8a885b718537915887b13a41602be9fcdb17f6",
    "m0027_joint_replies": "05137fc8db83f72d80ac92a143eded27940febc0d781d1621f776182ed3099a7",
    "m0028_short_images": "c024d2239bcdd4c7bdceca0e694f4fc2179055f8bbd7fe7dd1920ce0819c8df9",
}
"""SHA-256 of every released step; a new schema is a new step with a line of its own here."""


def test_steps_are_numbered_without_gap_and_frozen() -> None:
    for position, name in enumerate(steps.STEP_NAMES, start=1):
        module = import_module(f"core.store.migrations.{name}")
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert name.startswith(f"m{position:04d}_")
        assert hashlib.sha256(source.encode()).hexdigest() == FROZEN[name], name
    assert len(FROZEN) == steps.HEAD


def test_the_steps_build_every_record_table_from_nothing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in steps.load_steps():
            step(database)
        assert set(RECORD_TABLES) < set(database.table_names())
