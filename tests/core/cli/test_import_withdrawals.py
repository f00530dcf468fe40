from __future__ import annotations


def test_only_an_import_that_is_the_last_step_and_struck_off_is_withdrawn(filled):
    code, told, _ = filled("withdraw-import", "--ground", "导错了表")
    assert (code, told["error"]["code"]) == (1, "withdraw_nothing")


def test_a_struck_off_sheet_is_withdrawn_with_its_ground(begun, tmp_path):
    sheet = tmp_path / "问题.csv"
    head = "序号,问题,责任单位,状态\n"
    sheet.write_text(f"{head}1,法律顾问作用发挥不够,县司法局,整改中\n", encoding="utf-8")
    begun("import", sheet)
    sheet.write_text(f"{head}1,法律顾问作用发挥不够,县司法局,已销号\n", encoding="utf-8")
    _, tried, _ = begun("import", sheet, "--dry-run")
    assert len(tried["needs"]["strikes"]) == 1
    held = begun("import", sheet)[1]["held"]
    assert "还没有整改措施" in held[0]
    assert begun("stats")[1]["closed"] == 0
    begun("import", sheet, "--status-ground", "省里复核意见")
    assert begun("stats")[1]["closed"] == 1
    code, told, _ = begun("withdraw-import", "--ground", "导错了表")
    assert code == 0
    assert "导入" in told["withdrawn"]
    assert begun("stats")[1]["closed"] == 0
