from __future__ import annotations

import itertools

import pytest

from core.domain.record_code import _ALPHABET, SPECIMEN, code_of, tail_of
from core.identity import new_uuid

UUID = "0c0ffee0-1234-4abc-8def-01a2b3c4d5e6"


def test_a_code_holds_the_last_forty_bits_of_the_uuid_and_its_check_character():
    code = code_of(UUID)
    assert len(code) == 11
    assert code[4] == code[9] == "-"
    assert tail_of(code) == "a2b3c4d5e6"
    for uuid in (new_uuid() for _ in range(200)):
        assert uuid.replace("-", "").endswith(tail_of(code_of(uuid)))
        assert not set("ILOU") & set(code_of(uuid))


@pytest.mark.parametrize(
    "typed",
    ["{0}", " {0} ", "{1}", "{2}", "{3}", "{4}"],
    ids=["as printed", "blanks", "small", "no dashes", "letters for digits", "long dashes"],
)
def test_a_code_is_read_as_people_and_scanners_type_it(typed):
    uuid = "0c0ffee0-1234-4abc-8def-000000000421"
    code = code_of(uuid)
    forms = (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("0", "O").replace("1", "I"),
        code.replace("-", "－"),
    )
    assert tail_of(typed.format(*forms)) == "0000000421"


def test_every_wrong_character_is_told_and_so_is_nearly_every_swapped_pair():
    code = code_of(UUID).replace("-", "")
    for place, char in itertools.product(range(9), _ALPHABET):
        wrong = code[:place] + char + code[place + 1 :]
        assert (tail_of(wrong) == "") == (char != code[place])
    swapped = [code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(8)]
    assert [tail_of(each) for each in swapped if each != code] == [""] * sum(each != code for each in swapped)


@pytest.mark.parametrize("text", ["", "容法督〔2026〕1号", "2026-11-22", "7K3M0QXA", SPECIMEN, "U" * 9])
def test_what_is_no_code_ends_no_uuid(text):
    assert tail_of(text) == ""
