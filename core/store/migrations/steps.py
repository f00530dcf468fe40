"""The steps that lead from an empty file to the present schema, in the order of history.

Append only: a released step is frozen (a test holds its hash) and step *n* leads to ``user_version`` *n*.
A step gets a ``sqlite_utils.Database`` inside an open transaction with foreign keys off; it must not commit.
Rows it changes are re-digested afterwards, and the upgrade stands in the journal as an act, so that no undo
reaches back across it. A new column whose value is empty (NULL, '', 0, '[]') changes no digest.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

Step = Callable[[Any], None]

STEP_NAMES = (
    "m0001_initial",
    "m0002_life",
    "m0003_registers",
    "m0004_people",
    "m0005_criteria",
    "m0006_links",
    "m0007_inspections",
    "m0008_duties",
    "m0009_custom_fields",
    "m0010_plans",
    "m0011_issue_origins",
    "m0012_letter_kinds",
    "m0013_register_shelves",
    "m0014_answer_rounds",
    "m0015_measure_finished",
    "m0016_sort_keys",
    "m0017_hidden_fields",
    "m0018_export_templates",
    "m0019_text_edits",
    "m0020_letter_printings",
    "m0021_ladders",
    "m0022_letter_templates",
    "m0023_replies",
    "m0024_letter_desk",
    "m0025_judging_indexes",
    "m0026_chase_first",
    "m0027_joint_replies",
    "m0028_short_images",
)
HEAD = len(STEP_NAMES)


def load_steps() -> tuple[Step, ...]:
    """Return the steps; only a new or an older ledger needs them, so sqlite_utils is loaded here first."""
    return tuple(import_module(f"core.store.migrations.{name}").migrate for name in STEP_NAMES)
