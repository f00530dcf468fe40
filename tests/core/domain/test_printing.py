from __future__ import annotations

from datetime import date

import pytest

from core.domain.printing import MOST_COPIES, PrintingDraft, check_printing

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("copies", [1, MOST_COPIES])
def test_any_number_of_copies_a_printer_takes_is_well(copies):
    assert check_printing(PrintingDraft(letter_uuid="l", copies=copies), printed_on=DAY, today=DAY) == []


@pytest.mark.parametrize("copies", [0, -1, MOST_COPIES + 1])
def test_no_copies_and_too_many_are_refused(copies):
    found = check_printing(PrintingDraft(letter_uuid="l", copies=copies), printed_on=DAY, today=DAY)
    assert [(each.field, each.rule) for each in found] == [("copies", "printing_copies")]


def test_a_printing_of_tomorrow_is_refused():
    found = check_printing(PrintingDraft(letter_uuid="l"), printed_on=date(2026, 11, 23), today=DAY)
    assert [each.rule for each in found] == ["printing_in_future"]
