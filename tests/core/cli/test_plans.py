from __future__ import annotations

from core.operations.practice import practice_workbook


def test_plans_are_entered_put_under_one_another_and_changed(begun):
    code, said, _ = begun(
        "plans",
        "add",
        "省方案",
        "--level",
        "province",
        "--number",
        "冀法〔2020〕7号",
        "--issued",
        "2020-05-01",
    )
    assert (code, said["level"], said["issued"]) == (0, "province", "2020-05-01")
    begun("plans", "add", "县方案", "--parent", "冀法〔2020〕7号", "--issued", "2020-06-01", "--target", "50")
    code, said, people = begun("plans", "list")
    assert [(each["name"], each["depth"]) for each in said["plans"]] == [("省方案", 0), ("县方案", 1)]
    assert "任务 0，已认领 0，未认领 0" in people
    code, said, _ = begun("plans", "set", "省方案", "--parent", "县方案")
    assert (code, said["error"]["code"]) == (1, "not_valid")
    code, said, _ = begun(
        "plans", "set", "县方案", "--model", "3+1+1", "--dispatch", "市直：点对点",
        "--stage-from", "2020-08-01", "--stage-to", "2020-12-31", "--stated", "行政执法：3",
    )  # fmt: skip
    assert (said["dispatch"], said["stated"]) == ({"市直": "点对点"}, {"行政执法": 3})
    code, said, people = begun("plans", "show", "县方案")
    assert (said["parent"], said["target"]["units"], said["stage_figures"]["due"]) == ("省方案", 0, 0)
    assert "集中整改阶段" in people
    code, said, _ = begun("plans", "show", "没有的方案")
    assert (code, said["error"]["code"]) == (1, "unknown_plan")


def test_tasks_are_entered_claimed_split_and_declined(begun):
    begun("plans", "add", "省方案", "--issued", "2020-05-01")
    for number in ("1", "2", "3"):
        begun("tasks", "add", f"任务{number}", "--plan", "省方案", "--number", number, "--deadline", "年底前")
    code, said, _ = begun("tasks", "claim", "1", "2", "--unit", "县司法局", "--by", "王敏")
    assert (code, said["count"]) == (0, 2)
    code, said, people = begun("tasks", "split", "1", "--measure", "印发制度", "组织培训")
    assert (code, said["status"]) == (0, "claimed")
    issue = said["issue"]
    code, said, _ = begun("tasks", "split", "2", "--issue", issue)
    assert said["issue"] == issue
    code, said, people = begun("tasks", "list", "--unclaimed", "--plan", "省方案")
    assert [task["task_number"] for task in said["tasks"]] == ["3"]
    assert "未认领" in people
    begun("tasks", "decline", "3", "--reason", "没有这类机构")
    code, said, people = begun("tasks", "list", "--unclaimed")
    assert said["tasks"] == []
    begun("tasks", "withdraw", "3")
    states = {task["task_number"]: task["task_state"] for task in begun("tasks", "list")[1]["tasks"]}
    assert states == {"1": "claimed", "2": "claimed", "3": "unclaimed"}
    code, said, _ = begun("tasks", "claim", "9")
    assert (code, said["error"]["code"]) == (1, "unknown_task")


def test_tasks_come_from_a_sheet_and_issues_move_to_the_plan(filled):
    filled("plans", "add", "省方案", "--issued", "2020-05-01")
    code, said, _ = filled("tasks", "import", practice_workbook(), "--plan", "省方案")
    assert (code, len(said["added"]) > 20) == (0, True)
    code, said, _ = filled("plans", "move", "2020-001", "2020-002", "--to", "省方案")
    assert (code, said["moved"], said["warnings"]) == (0, 2, [])
