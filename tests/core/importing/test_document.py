from __future__ import annotations

import zipfile

import pytest

from core.errors import Environment
from core.importing import limits
from core.importing.document import read_document, read_text
from core.letters.docx_twin import docx_bytes
from core.wording import sentence
from tests.core.importing.hostile import SHEET_HEAD, SHEET_TAIL, TABLE, workbook
from tests.core.letters import documents, formats, samples

_MB = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_P = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def refused(path):
    with pytest.raises(Environment) as failed:
        read_document(path)
    said = sentence(failed.value)
    assert said.count("。") == 1
    assert "文书没有改动" in said
    return failed.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "docx_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "docx_foreign"),
        (b"%PDF-1.7\n", "docx_foreign"),
        (b"{\\rtf1 x}", "docx_foreign"),
        (b"<html>", "docx_foreign"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "docx_encrypted"),
        (_OLE + "WordDocument".encode("utf-16-le"), "docx_old"),
        (_OLE, "docx_old"),
        (b"PK\x03\x04 not really", "docx_damaged"),
        (docx_bytes(samples.content())[:4000], "docx_damaged"),
        (b"x" * (limits.FILE_BYTES + 1), "docx_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_document_is_named_by_its_content(tmp_path, content, code):
    path = tmp_path / "稿.docx"
    path.write_bytes(content)
    assert refused(path) == code


def test_a_workbook_with_the_wrong_name_is_told(tmp_path):
    assert refused(workbook(tmp_path / "稿.docx", [SHEET_HEAD, TABLE, SHEET_TAIL])) == "docx_foreign"


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_read(tmp_path):
    path = tmp_path / "稿.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(80):
                part.write(b" " * _MB)
    assert path.stat().st_size < _MB
    assert refused(path) == "docx_too_large"


def test_entities_are_refused(tmp_path):
    path = tmp_path / "稿.docx"
    bomb = '<!DOCTYPE a [<!ENTITY b "cccc">]>'
    document = documents.changed(docx_bytes(samples.content()), ("<w:document", f"{bomb}<w:document"))
    path.write_bytes(document)
    assert refused(path) == "docx_hostile"


def test_endless_text_is_refused(tmp_path):
    path = tmp_path / "稿.docx"
    long = "整改" * (limits.DOCUMENT_CHARACTERS // 2 + 1)
    path.write_bytes(documents.changed(docx_bytes(samples.content()), ("特此函告", long)))
    assert refused(path) == "docx_too_large"


def test_broken_markup_is_named(tmp_path):
    path = tmp_path / "稿.docx"
    path.write_bytes(documents.changed(docx_bytes(samples.content()), ("</w:body>", "</w:bo>")))
    assert refused(path) == "docx_damaged"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(Environment, match="file_missing"):
        read_document(tmp_path / "没有.docx")


def test_the_bounded_process_reads_what_reading_here_reads(tmp_path):
    content = formats.paper_of(formats.PaperFormat.DOCUMENT, 3)
    path = tmp_path / "稿.docx"
    path.write_bytes(docx_bytes(content))
    assert read_document(path) == read_text(documents.silent, path)


def changed_text(tmp_path, *pairs):
    return documents.text_in(documents.changed(docx_bytes(samples.content()), *pairs), tmp_path)


def test_tracked_changes_are_taken_as_accepted(tmp_path):
    run = '<w:r><w:t xml:space="preserve">特此函告。</w:t></w:r>'
    text = changed_text(
        tmp_path,
        (
            run,
            (
                '<w:del w:id="1"><w:r><w:delText>特此</w:delText><w:t>删</w:t></w:r></w:del>'
                '<w:ins w:id="2"><w:r><w:t>现函告</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r>'
            ),
        ),
    )
    assert [each.text for each in text.paragraphs if "函告" in each.text] == ["现函告。"]
    assert text.tracked
    assert not documents.text_of(samples.content(), tmp_path).tracked


def test_a_struck_out_paragraph_mark_joins_two_paragraphs(tmp_path):
    text = changed_text(
        tmp_path,
        (
            '<w:pPr><w:pStyle w:val="LetterParagraph"/></w:pPr>',
            (
                '<w:pPr><w:pStyle w:val="LetterParagraph"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
                "<w:r><w:t>前。</w:t></w:r></w:p><w:p>"
            ),
        ),
    )
    assert "前。特此函告。" in [each.text for each in text.paragraphs]


def test_comments_and_boxes_are_seen(tmp_path):
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    run = '<w:r><w:t xml:space="preserve">特此函告。</w:t></w:r>'
    text = changed_text(tmp_path, (run, f'{run}<w:r><w:commentReference w:id="0"/></w:r>{box}'))
    assert text.comments
    assert text.boxes
    assert "框" not in "".join(each.text for each in text.paragraphs)


def test_words_cut_into_runs_come_back_as_one_piece_and_breaks_as_lines(tmp_path):
    run = '<w:r><w:t xml:space="preserve">特此函告。</w:t></w:r>'
    text = changed_text(
        tmp_path, (run, "<w:r><w:t>特</w:t></w:r><w:r><w:t>此</w:t><w:br/><w:tab/><w:t>函</w:t></w:r>")
    )
    (found,) = [each for each in text.paragraphs if each.text.startswith("特")]
    assert found.text == "特此\n\t函"
    assert len(found.pieces) == 1


def test_styles_are_known_by_name_whatever_ids_another_program_gave_them(tmp_path):
    document = docx_bytes(samples.content())
    for part in ("word/document.xml", "word/styles.xml"):
        markup = documents.markup_of(document, part)
        document = documents.changed(document, (markup, markup.replace("LetterTitle", "17")), part=part)
    text = documents.text_in(document, tmp_path)
    assert "公文标题" in [each.style for each in text.paragraphs]


def test_automatic_numbers_come_with_their_pattern_and_count(tmp_path):
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    document = docx_bytes(samples.content())
    markup = documents.markup_of(document, "word/numbering.xml")
    document = documents.changed(document, (markup, numbering), part="word/numbering.xml")
    level = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    numbered = f"<w:p><w:pPr>{level}</w:pPr><w:r><w:t>{{}}</w:t></w:r></w:p>"
    extra = numbered.format("甲") + numbered.format("乙")
    document = documents.changed(document, ("<w:p>", extra + "<w:p>"))
    text = documents.text_in(document, tmp_path)
    found = {each.text: (each.label, each.counts) for each in text.paragraphs if each.label}
    assert found == {
        "甲": ("%1、", (("chineseCounting", 1),)),
        "乙": ("%1、", (("chineseCounting", 2),)),
    }


def test_every_paragraph_of_a_table_tells_its_row_and_cell(tmp_path):
    content = samples.content(forms=(formats.SLIP,))
    table = [each for each in documents.text_of(content, tmp_path).paragraphs if each.table]
    assert [(each.row, each.cell, each.text) for each in table] == [
        (1, 1, "主送单位"),
        (1, 2, "县司法局"),
        (2, 1, "办理情况"),
        (2, 2, ""),
    ]
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    nested = documents.changed(
        docx_bytes(content), ("主送单位</w:t></w:r></w:p>", f"主送单位</w:t></w:r></w:p>{inner}")
    )
    within = [each for each in documents.text_in(nested, tmp_path).paragraphs if each.table]
    assert [(each.row, each.cell) for each in within] == [(1, 1), (1, 1), (1, 2), (2, 1), (2, 2)]
