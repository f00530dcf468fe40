"""Styles that show days are known, twins stand behind those there are."""

from __future__ import annotations

from core.exporting.form_styles import FormStyles

STYLES = (
    b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;x&quot;"/>'
    b'<numFmt numFmtId="165" formatCode="0&quot;day&quot;"/></numFmts><cellXfs count="4">'
    b'<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="165"/>'
    b"</cellXfs></styleSheet>"
)


def test_days_are_known_by_number_and_by_words() -> None:
    styles = FormStyles(STYLES)
    assert [styles.is_day(each) for each in ("", "1", "2", "3", "9")] == [False, True, True, False, False]


def test_a_twin_is_added_once_and_looks_the_same() -> None:
    styles = FormStyles(STYLES)
    assert [styles.guarded("2"), styles.guarded("2"), styles.guarded("")] == ["4", "4", "5"]
    assert b'<xf quotePrefix="1" numFmtId="164"><alignment/></xf>' in styles.content
    assert b'count="6"' in styles.content
    assert FormStyles(b"").guarded("7") == "7"
