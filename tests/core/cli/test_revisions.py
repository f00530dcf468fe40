from __future__ import annotations


def test_a_duty_is_changed_and_taken_out(begun):
    code = begun("duties", "add", "--text", "报送进展", "--rule", "每月5日")[1]["code"]
    words = ("任务内容=报送整改进展", "责任单位=县公安局、县司法局", "截止日=2021-12-31")
    assert begun("duties", "set", code, "--set", *words)[0] == 0
    (line,) = begun("duties", "list")[1]["duties"]
    assert (line["text"], line["code"]) == ("报送整改进展", code)
    refused = begun("duties", "set", code, "--set", "周期=有空的时候")
    assert (refused[0], refused[1]["error"]["code"]) == (1, "not_valid")
    assert begun("duties", "remove", code)[0] == 0
    assert begun("duties", "list")[1]["duties"] == []


def test_a_dispatch_is_changed_and_taken_out(begun):
    code = begun("dispatches", "add", "--unit", "县公安局", "--points", "进度")[1]["code"]
    assert (
        begun("dispatches", "set", code, "--set", "提出的要求=月底前办结", "下次调度日期=2020-09-01")[0] == 0
    )
    (held,) = begun("dispatches", "list")[1]["dispatches"]
    assert (held["points"], held["asked"]) == ("进度", "月底前办结")
    assert begun("dispatches", "remove", code)[0] == 0
    assert begun("dispatches", "list")[1]["dispatches"] == []


def test_tasks_and_plans_are_changed_and_taken_out(begun):
    begun("plans", "add", "省方案")
    begun("tasks", "add", "完善公示", "--plan", "省方案", "--number", "7")
    assert begun("tasks", "set", "7", "--set", "任务内容=完善执法公示", "任务编号=8")[0] == 0
    assert begun("tasks", "claim", "8", "--by", "王经办", "--dated", "2020-08-01")[0] == 0
    issue = begun("tasks", "split", "8", "--by", "王经办")[1]["issue"]
    assert begun("tasks", "unlink", "8", "--issue", issue)[1]["issue"] == issue
    (task,) = begun("tasks", "list")[1]["tasks"]
    assert (task["text"], task["issue_codes"]) == ("完善执法公示", "")
    code, said, _ = begun("plans", "remove", "省方案")
    assert (code, said["error"]["code"]) == (1, "plan_in_use")
    begun("issues", "remove", issue)
    begun("tasks", "withdraw", "8")
    assert begun("tasks", "remove", "8", "--plan", "省方案")[0] == 0
    assert begun("plans", "remove", "省方案")[0] == 0
    assert begun("plans", "list")[1]["plans"] == []


def test_a_liaison_officer_is_changed_and_of_two_terms_the_one_named(begun):
    for since in ("2019-01-01", "2020-01-01"):
        begun("liaisons", "add", "--unit", "县公安局", "--name", "李娜", "--since", since)
    who = ("--unit", "县公安局", "--name", "李娜")
    assert begun("liaisons", "set", *who, "--since", "2019-01-01", "--set", "电话=111")[0] == 0
    phones = {each["since"]: each["phone"] for each in begun("liaisons", "list")[1]["liaisons"]}
    assert phones["2019-01-01"] == "111"
    assert begun("liaisons", "remove", *who, "--since", "2019-01-01")[0] == 0
    assert len(begun("liaisons", "list")[1]["liaisons"]) == 1
    code, said, _ = begun("liaisons", "remove", "--unit", "县公安局", "--name", "别人")
    assert (code, said["error"]["code"]) == (1, "unknown_liaison")


def test_a_person_is_changed_under_the_rules_of_the_window(begun):
    begun("people", "add", "李芳")
    assert begun("people", "set", "李芳", "--set", "职责=经办、审核", "姓名=李方")[0] == 0
    found = {each["name"]: each["roles"] for each in begun("people", "list")[1]["people"]}
    assert found["李方"] == "经办、审核"


def test_leaders_are_entered_changed_and_taken_out_with_marks_and_visits(begun):
    begun("issues", "add", "公示不及时", "--set", "责任领导=张三")
    assert begun("leaders", "张三", "--new", "--set", "职务=副县长")[0] == 0
    begun("leaders", "张三", "--hard", "2020-001", "--visit", "现场调度", "--dated", "2020-08-01")
    assert begun("leaders", "张三", "--set", "别的写法=张副县长")[0] == 0
    assert begun("leaders", "张副县长")[1]["leader"] == "张三"
    assert begun("issues", "show", "2020-001")[1]["tags"] != []
    assert begun("leaders", "--not-hard", "2020-001")[0] == 0
    assert begun("issues", "show", "2020-001")[1]["tags"] == []
    assert begun("leaders", "张三", "--remove-visit", "2020-08-01")[1]["made"] == []
    code, said, _ = begun("leaders", "张三", "--remove-visit", "2020-08-01")
    assert (code, said["error"]["code"]) == (1, "unknown_visit")
    assert begun("leaders", "张三", "--remove")[1]["leaders"] == []


def test_a_problem_found_at_an_inspection_becomes_an_issue_once(begun):
    made = begun("inspections", "add", "--title", "案卷检查", "--started", "2020-08-01", "--unit", "县公安局")
    code = made[1]["code"]
    found = begun("inspections", "problem", code, "卷宗缺页", "--place", "法制室", "--requirement", "补齐")
    assert [(each["text"], each["place"]) for each in found[1]["problems"]] == [("卷宗缺页", "法制室")]
    exit_code, said, people = begun("inspections", "raise", code, "1")
    assert (exit_code, said["issue"]) == (0, "2020-001")
    assert "已转为问题 2020-001" in people
    issue = begun("issues", "show", "2020-001")[1]
    assert (issue["origin"], issue["goal"], issue["units"][0]["name"]) == ("inspection", "补齐", "县公安局")
    assert begun("inspections", "show", code)[1]["problems"][0]["issue"] == "2020-001"
    assert begun("inspections", "raise", code, "1")[1]["error"]["code"] == "problem_raised"
    assert begun("inspections", "raise", code, "2")[1]["error"]["code"] == "unknown_problem"
    assert begun("inspections", "remove", code)[1]["error"]["code"] == "inspection_in_use"


def test_an_inspection_is_changed_and_taken_out(begun):
    made = begun("inspections", "add", "--title", "案卷检查", "--started", "2020-08-01", "--unit", "县公安局")
    code = made[1]["code"]
    assert (
        begun("inspections", "set", code, "--set", "标题=案卷评查", "受检单位=县司法局", "结论=合格")[0] == 0
    )
    (row,) = begun("inspections", "list")[1]["inspections"]
    assert (row["title"], row["units"]) == ("案卷评查", ["县司法局"])
    assert begun("inspections", "remove", code)[0] == 0
    assert begun("inspections", "list")[1]["inspections"] == []


def test_a_register_entry_becomes_an_issue_and_one_that_is_wrong_is_taken_out(begun):
    for text in ("第一条", "第二条"):
        facts = ("线索来源=群众来信来访", "收到日期=2020-08-01", "核查结果=属实")
        code, said, _ = begun("registers", "clues", "--add", f"反映内容={text}", *facts)
        assert code == 0, said
    first, second = (each["code"] for each in begun("registers", "clues")[1]["lines"])
    code, said, _ = begun("registers", "clues", "--to-issue", first)
    assert (code, said["issue"]) == (0, "2020-001")
    assert begun("registers", "clues", "--to-issue", first)[1]["error"]["code"] == "entry_raised"
    assert begun("registers", "clues", "--remove", second)[0] == 0
    assert [each["code"] for each in begun("registers", "clues")[1]["lines"]] == [first]
    assert begun("registers", "--remove", second)[1]["error"]["code"] == "register_not_named"
