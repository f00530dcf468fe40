from __future__ import annotations

from datetime import date

from core.cli.registers import rate_text
from core.statistics.register_figures import RegisterRate

GIVEN = (
    "--add",
    "kind=司法建议",
    "发出机关=县人民法院",
    "received_on=2020-06-01",
    "content=归档",
    "unit=县司法局",
)


def test_registers_are_told_with_their_rates_and_the_counts_behind(begun):
    code, said, _ = begun("registers", "suggestions", *GIVEN)
    assert (code, said["code"]) == (0, "建议2020-001")
    code, said, people = begun("registers")
    found = next(each for each in said["registers"] if each["key"] == "suggestions")
    assert (code, found["entries"], found["overdue"]) == (0, 1, 1)
    assert found["rates"][0] == {"name": "按期办复率", "part": "0", "whole": "1", "percent": "0.0"}
    assert "按期办复率：0/1，0.0%" in people


def test_one_register_is_found_by_its_chinese_name_and_lists_its_entries(begun):
    begun("registers", "suggestions", *GIVEN)
    code, said, people = begun("registers", "司法建议、检察建议办复", "--year", "2020")
    line = said["lines"][0]
    assert (code, line["due"], line["timeliness"], line["issue"]) == (0, "2020-07-31", "overdue", "")
    assert line["values"]["received_on"] == "2020-06-01"
    assert "建议2020-001 已逾期 2020-07-31" in people
    assert begun("registers", "suggestions", "--year", "2019")[1]["lines"] == []


def test_units_without_an_entry_are_named(begun):
    begun("registers", "suggestions", *GIVEN)
    begun("registers", "annual_reports", "--add", "year=2019", "unit=县财政局")
    code, said, people = begun("registers", "annual_reports", "--year", "2019")
    assert (code, said["missing_units"]) == (0, ["县司法局"])
    assert "还没有记录的单位：县司法局" in people


def test_an_unknown_register_or_field_is_refused_and_named(begun, tmp_path):
    assert begun("registers", "nothing")[0] == 1
    code, said, _ = begun("registers", "court_duty", "--add", "什么=1")
    assert (code, said["error"]["code"]) == (1, "unknown_register_field")
    assert "案号" in said["error"]["message"]
    code, said, _ = begun("export", "register:nothing", "--out", tmp_path / "x.xlsx")
    assert (code, said["error"]["code"]) == (1, "unknown_register")


def test_a_register_is_exported_and_a_flag_is_written_in_words(begun, tmp_path):
    given = ("case_number=（2020）1号", "unit=县司法局", "hearing_on=2020-08-18", "confirmed=是")
    assert begun("registers", "court_duty", "--add", *given)[1]["values"]["confirmed"] == "yes"
    code, said, _ = begun("export", "register:court_duty", "--out", tmp_path / "x.xlsx")
    assert (code, said["path"]) == (0, str(tmp_path / "x.xlsx"))
    assert (tmp_path / "x.xlsx").is_file()


def test_a_rate_without_a_whole_says_so():
    assert rate_text(RegisterRate("办结率", "0", "0", "")) == "办结率：还没有可算的记录"


CLUE = ("source=媒体反映", "received_on=2020-06-01", "content=乱罚款", "informant=张三")


def numbers(begun, tmp_path):
    """Enter two gaps and make issues of them; return their codes."""
    from core.clock import FixedClock
    from core.domain.drafts import IssueDraft
    from core.operations import issues, ledgers

    ws = ledgers.open_ledger(tmp_path / "l", FixedClock.on(date(2020, 8, 17)))
    codes = [issues.register_issue(ws, IssueDraft(text=text)).value.code for text in ("甲", "乙")]
    ws.close()
    return codes


def test_an_entry_takes_links_by_number_is_shown_revised_and_due(begun, tmp_path):
    begun("registers", "clues")
    first, second = numbers(begun, tmp_path)
    code, said, _ = begun("registers", "clues", "--add", *CLUE, f"相关问题={first}，{second}")
    assert (code, said["values"]["issues"]) == (0, f"{first}、{second}")
    code, said, people = begun("registers", "clues", "--show", said["code"])
    assert [step["record"]["code"] for step in said["trace"]] == [first, second]
    assert "张三" not in people
    assert "informant" not in said["values"]
    assert "张三" in begun("registers", "clues", "--show", said["code"], "--with-names")[2]
    code, said, people = begun("registers", "--due")
    assert (code, [each["code"] for each in said["entries"]]) == (0, ["线索2020-001"])
    assert "已逾期" in people
    given = ("--revise", "线索2020-001", "--set", f"issues={second}", "closed_on=2020-07-01")
    code, said, _ = begun("registers", "clues", *given)
    assert (code, said["values"]["issues"], said["values"]["content"]) == (0, second, "乱罚款")
    assert begun("registers", "--due")[1]["entries"] == []
    code, said, _ = begun("registers", "clues", "--revise", "没有", "--set", "note=1")
    assert (code, said["error"]["code"]) == (1, "unknown_code")
    code, said, _ = begun("registers", "--show", "线索2020-001")
    assert (code, said["error"]["code"]) == (1, "register_not_named")
    code, said, _ = begun("search", "乱罚款")
    assert [(hit["kind"], hit["title"]) for hit in said["hits"]] == [("registers", "线索2020-001")]


def test_a_search_keeps_names_in_the_office_unless_asked(begun):
    begun("registers", "clues", "--add", *CLUE)
    assert begun("search", "张三")[1]["hits"] == []
    assert "张三" not in begun("search", "乱罚款")[2]
    assert len(begun("search", "张三", "--with-names")[1]["hits"]) == 1
