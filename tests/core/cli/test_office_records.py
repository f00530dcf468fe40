from __future__ import annotations


def units(call):
    return {each["name"]: each for each in call("units", "list")[1]["units"]}


def test_units_are_entered_renamed_and_known_by_other_names(begun):
    assert (
        begun("units", "add", "县公安局", "--alias", "公安局", "--set", "单位代码=G01", "类别=执法单位")[0]
        == 0
    )
    assert units(begun)["县公安局"]["aliases"] == ["公安局"]
    assert begun("units", "alias", "公安局", "--add", "容城公安", "--remove", "公安局")[1]["aliases"] == [
        "容城公安"
    ]
    assert begun("units", "rename", "县公安局", "容城县公安局")[1]["name"] == "容城县公安局"
    assert begun("units", "set", "容城县公安局", "--set", "联系电话=0312-5610000")[0] == 0
    found = units(begun)["容城县公安局"]
    assert (found["code"], found["phone"], found["tags"]) == ("G01", "0312-5610000", "执法单位")
    code, said, _ = begun("units", "add", "容城公安")
    assert (code, said["error"]["code"]) == (1, "not_valid")
    code, said, _ = begun("units", "rename", "没有的局", "别的")
    assert (code, said["error"]["code"]) == (1, "unknown_unit")


def test_two_names_of_one_unit_are_merged(begun):
    for name in ("县司法局", "司法局"):
        begun("units", "add", name)
    begun("issues", "add", "普法不到位", "--set", "责任单位=司法局")
    code, said, _ = begun("units", "merge", "县司法局", "司法局")
    assert (code, said["aliases"]) == (0, ["司法局"])
    assert list(units(begun)) == ["县司法局"]
    assert begun("issues", "list")[1]["issues"][0]["units"] == "县司法局"


def test_source_documents_are_listed_entered_revised_and_taken_off(begun):
    for name in ("省方案", "县方案"):
        begun("plans", "add", name)
    add = ("documents", "add", "省方案", "整改方案", "--set", "文号=冀法〔2020〕1号", "日期=2020-01-05")
    code, said, people = begun(*add)
    assert (code, said["number"]) == (0, "冀法〔2020〕1号")
    assert "《整改方案》" in people
    assert begun("documents", "add", "县方案", "", "--set", "已有文件=冀法〔2020〕1号")[0] == 0
    assert begun("documents", "set", "整改方案", "--set", "印发单位=省委依法治省办")[0] == 0
    (found,) = begun("documents", "list", "--plan", "县方案")[1]["documents"]
    assert (found["issuer"], found["dated"]) == ("省委依法治省办", "2020-01-05")
    assert begun("documents", "remove", "县方案", "整改方案")[0] == 0
    assert begun("documents", "list", "--plan", "县方案")[1]["documents"] == []
    assert len(begun("documents", "list")[1]["documents"]) == 1


def test_the_office_reads_and_sets_its_identity_and_its_rules(begun):
    words = (
        "立行立改期限=10", "文书反馈期限=20", "到期前提醒=30、10、1", "文书行距=固定值 28 磅",
        "报送周期=每季度", "签收时限按=自然日计算", "机关代字=容委法", "联系人=张三",
    )  # fmt: skip
    code, said, _ = begun("settings", "set", *words)
    assert code == 0, said
    settings = said["settings"]
    assert (settings["immediate_limit_days"], settings["reply_limit_days"]) == (10, 20)
    assert settings["reminder_days"] == [30, 10, 1]
    assert (settings["line_pitch"], settings["submission_cycle"]) == ("28", "quarterly")
    assert settings["sign_limit_working"] is False
    listed = begun("settings", "list")
    assert (listed[1]["number_prefix"], listed[1]["contact"]) == ("容委法", "张三")
    for line in ("立行立改期限：10", "签收时限按：自然日计算", "报送周期：每季度", "双人复核：不要求"):
        assert line in listed[2]


def test_a_limit_in_days_set_by_command_holds_for_the_next_issue(begun):
    begun("settings", "set", "立行立改期限=10")
    assert begun("issues", "add", "立改", "--set", "完成时限=立行立改", "起算日期=2020-08-01")[1]["due"] == (
        "2020-08-11"
    )


def test_settings_that_cannot_hold_are_refused_and_leave_everything_as_it_was(begun):
    for words, rule in (
        (("双人复核=要求",), "unknown_choice"),
        (("双人复核=是",), "not_valid"),
        (("每期报送日=40",), "not_valid"),
        (("立行立改期限=十天",), "number_unread"),
        (("没有的=1",), "unknown_field_word"),
    ):
        code, said, _ = begun("settings", "set", *words)
        assert (code, said["error"]["code"]) == (1, rule), words
    assert begun("settings", "list")[1]["settings"]["submission_day"] == 5


def test_where_roles_are_asked_for_a_clerk_changes_no_rules_by_command_either(begun):
    begun("people", "add", "李芳", "--role", "经办")
    assert begun("settings", "set", "人员职责=是")[0] == 0
    code, said, _ = begun("settings", "set", "立行立改期限=9", "--operator", "李芳")
    assert (code, said["error"]["code"]) == (1, "role_missing")
    assert begun("settings", "list")[1]["settings"]["immediate_limit_days"] == 15
