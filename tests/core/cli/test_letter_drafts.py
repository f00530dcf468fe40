from __future__ import annotations

import docx


def test_a_draft_is_written_edited_and_its_words_leave_with_the_letter(filled, tmp_path):
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    about = ("--kind", "督办函", "--unit", unit, "--dated", "2020-08-17")
    path = tmp_path / "稿.docx"
    code, said, people = filled("letters", "draft", *about, "--docx", path)
    assert (code, said["path"]) == (0, str(path))
    assert "Word 稿已保存" in people
    assert said["unready"] == []
    early = ("--kind", "督办函", "--unit", unit, "--dated", "2099-08-17")
    code, said, people = filled("letters", "draft", *early, "--docx", tmp_path / "早.docx")
    assert (code, said["unready"]) == (0, ["成文日期：成文日期晚于今天"])
    assert "还不能发出：成文日期" in people
    document = docx.Document(str(path))
    title = next(each for each in document.paragraphs if each.style.name == "公文标题")
    title.runs[0].text = "关于抓紧办结整改事项的督办函"
    document.save(str(path))
    code, said, people = filled("letters", "dispatch", *about, "--text", path, "--out", tmp_path / "out")
    assert code == 0
    (letter,) = said["letters"]
    assert letter["title"] == "关于抓紧办结整改事项的督办函"
    assert len(letter["edits"]) == 1
    assert "改动  标题" in people
    mended = ("--corrects", letter["document_number"], "--reason", "单位名称写错", "--out", tmp_path / "out")
    code, said, _ = filled("letters", "dispatch", *about, *mended, "--carry-edits")
    assert code == 0
    assert said["letters"][0]["title"] == "关于抓紧办结整改事项的督办函"
    assert filled("letters", "dispatch", *about, "--out", tmp_path / "out", "--carry-edits")[0] == 1


def test_a_file_that_is_no_document_takes_no_number(filled, tmp_path):
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    about = ("--kind", "督办函", "--unit", unit, "--dated", "2020-08-17", "--out", tmp_path / "out")
    path = tmp_path / "稿.docx"
    path.write_bytes(b"%PDF-1.7")
    code, _, people = filled("letters", "dispatch", *about, "--text", path)
    assert code == 3
    assert "不是 Word 文档" in people
    assert filled("letters", "dispatch", *about)[1]["letters"][0]["document_number"].endswith("1号")
