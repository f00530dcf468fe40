from __future__ import annotations

import pytest

from core.exchange.checksums import manifest_text, read_manifest

A, B = "a" * 64, "b" * 64


def test_a_manifest_is_sorted_and_comes_back():
    digests = {"data/records.jsonl": A, "data/ledger.xlsx": B}
    text = manifest_text(digests)
    assert text == f"{B}  data/ledger.xlsx\n{A}  data/records.jsonl\n"
    assert read_manifest(text) == digests
    assert read_manifest("") == {}


@pytest.mark.parametrize(
    "text",
    [
        f"{A} data/x\n",
        f"{A.upper()}  data/x\n",
        f"{A[:-1]}  data/x\n",
        f"{A}  data/x",
        f"{A}  data/x\r\n",
        f"{A}  data/x\n{B}  data/x\n",
        f"{A}  data/名\n",
        "\n",
    ],
)
def test_a_line_that_we_would_not_write_is_refused(text):
    with pytest.raises(ValueError, match=r"(?s).*"):
        read_manifest(text)
