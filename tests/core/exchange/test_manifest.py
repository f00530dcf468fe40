from __future__ import annotations

import pytest

from core.exchange.manifest import InfoError, format_major, info_text, package_name, read_info, read_labels
from tests.core.exchange.package_samples import info


def test_the_file_name_tells_office_period_sequence_and_identity():
    assert package_name(info()) == "130638_2026-Q2_0003_5d1f6e9a.zip"
    assert package_name(info(office_code="雄县/依法治县办", sequence=12345)) == (
        "office_2026-Q2_12345_5d1f6e9a.zip"
    )


def test_what_a_package_says_of_itself_comes_back():
    text = info_text(info(nil=True), "12.1")
    assert read_info(text) == (info(nil=True), "12.1")
    assert "X-Nil: true\n" in text


def test_every_label_must_be_there_once():
    lines = info_text(info(), "12.1").splitlines(keepends=True)
    for number, line in enumerate(lines):
        with pytest.raises(InfoError):
            read_info("".join(lines[:number] + lines[number + 1 :]))
        with pytest.raises(InfoError):
            read_labels("".join([*lines, line]))


def test_only_two_numbers_make_a_format():
    assert format_major("12.3") == 12
    for odd in ("", "1", "v1.0", "1.0.0", "-1.0"):
        with pytest.raises(InfoError):
            format_major(odd)
