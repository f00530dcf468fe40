"""Tables are named after their records, and only after those the ledger keeps."""

from __future__ import annotations

import pytest

from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.listing import Filter
from core.domain.unit import UnitShare
from core.store.tables import RECORD_TABLES, class_of, record_classes, table_of


def test_a_table_bears_the_name_of_its_record() -> None:
    assert [table_of(cls) for cls in (Issue, UnitShare, InspectionRecord)] == [
        "issue",
        "unit_share",
        "inspection_record",
    ]
    assert [class_of(table) for table in RECORD_TABLES] == list(record_classes())


def test_no_other_class_or_name_leads_to_a_table() -> None:
    with pytest.raises(KeyError):
        table_of(Filter)
    for name in ("journal", "isue", "issue; DROP TABLE issue"):
        with pytest.raises(KeyError):
            class_of(name)


def test_a_class_that_only_bears_the_name_of_a_record_has_no_table() -> None:
    with pytest.raises(KeyError):
        table_of(type("Issue", (), {}))
