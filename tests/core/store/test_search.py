from __future__ import annotations

from core.domain.hit import Hit
from core.domain.listing import ListKind
from core.store.search import search
from tests import builders as a
from tests.core.store.opened import read_in_halves, save


def opened(hits: list[Hit]) -> list[tuple[ListKind, str]]:
    return [(hit.kind, hit.uuid) for hit in hits]


def test_two_characters_are_found_wherever_they_stand(ledger):
    unit = a.a_unit("县督办中心")
    issue = a.an_issue(text="对重点任务督办不力")
    measure = a.a_measure(issue, text="按月督办并通报")
    inspection = a.an_inspection(title="督办落实情况检查")
    letter = a.a_letter(title="关于整改的督办函")
    save(ledger, unit, issue, measure, inspection, letter)
    assert set(opened(search(ledger, "督办"))) == {
        (ListKind.UNITS, unit.uuid),
        (ListKind.ISSUES, issue.uuid),
        (ListKind.MEASURES, measure.uuid),
        (ListKind.INSPECTIONS, inspection.uuid),
        (ListKind.LETTERS, letter.uuid),
    }


def test_what_hangs_on_a_record_opens_that_record(ledger):
    issue = a.an_issue(code="WT-5", text="普法不到位")
    measure = a.a_measure(issue, text="开展宣讲")
    on_issue, on_measure = a.a_note(issue, text="印发简报"), a.a_note(issue, measure, text="举办讲座")
    inspection = a.an_inspection()
    problem = a.a_problem(inspection, text="签到簿缺失", issue_uuid=issue.uuid)
    files = [
        a.an_evidence(on_measure, name="讲座照片.jpg"),
        a.an_evidence(issue, name="情况报告.pdf"),
        a.an_evidence(inspection, name="现场笔录.pdf"),
    ]
    save(ledger, issue, measure, on_issue, on_measure, inspection, problem, *files)

    def found(words):
        return opened(search(ledger, words))

    assert found("简报") == [(ListKind.ISSUES, issue.uuid)]
    assert found("讲座") == [(ListKind.MEASURES, measure.uuid)]
    assert found("照片") == [(ListKind.MEASURES, measure.uuid)]
    assert found("情况报告") == [(ListKind.ISSUES, issue.uuid)]
    assert found("签到簿") == [(ListKind.INSPECTIONS, inspection.uuid)]
    assert found("笔录") == [(ListKind.INSPECTIONS, inspection.uuid)]
    hit = search(ledger, "照片")[0]
    assert (hit.issue_uuid, hit.title, hit.excerpt) == (issue.uuid, "WT-5 开展宣讲", "讲座照片.jpg")


def test_every_word_must_occur_and_units_count_as_words_of_their_issue(ledger):
    unit = a.a_unit("县公安局", aliases=("PSB",))
    issue, other = a.an_issue(text="案卷不规范"), a.an_issue(text="案卷缺页")
    save(ledger, unit, issue, other, a.a_share(unit, issue))
    assert opened(search(ledger, "案卷 公安")) == [(ListKind.ISSUES, issue.uuid)]
    assert opened(search(ledger, "案卷 psb")) == [(ListKind.ISSUES, issue.uuid)]
    assert search(ledger, "案卷 消防") == []


def test_the_record_named_exactly_so_comes_first_then_those_named_then_the_rest(ledger):
    exact = a.a_unit("司法局")
    longer = a.a_unit("县司法局")
    issue = a.an_issue(text="司法局法治建设统筹不够")
    letter = a.a_letter(exact, addressee="县司法局")
    save(ledger, longer, issue, exact, letter)
    hits = opened(search(ledger, "司法局"))
    assert hits[0] == (ListKind.UNITS, exact.uuid)
    assert set(hits[1:3]) == {(ListKind.LETTERS, letter.uuid), (ListKind.UNITS, longer.uuid)}
    assert hits[3] == (ListKind.ISSUES, issue.uuid)


def test_a_letter_is_found_by_its_number(ledger):
    letters = [a.a_letter(number=n, document_number=f"容法督〔2026〕{n}号") for n in (7, 17, 8)]
    save(ledger, *letters)
    assert opened(search(ledger, "容法督〔2026〕7号")) == [(ListKind.LETTERS, letters[0].uuid)]


def test_the_excerpt_shows_the_words_around_the_place(ledger):
    issue = a.an_issue(text="甲" * 40 + "关键词\n在这里" + "乙" * 80)
    save(ledger, issue)
    (hit,) = search(ledger, "关键词")
    assert hit.excerpt == "…" + "甲" * 12 + "关键词 在这里" + "乙" * 41 + "…"


def test_signs_of_sql_are_only_signs_and_the_limit_holds(ledger):
    issues = [a.an_issue(text=f"办结率达到{n}%_以上") for n in range(5)]
    save(ledger, *issues, a.an_issue(text="办结率达到百分之百"))
    assert len(search(ledger, "%_")) == 5
    assert len(search(ledger, "办结率", limit=2)) == 2
    assert search(ledger, "'; DROP TABLE issue;--") == []
    assert search(ledger, "  ") == search(ledger, "办结率", limit=0) == []


def test_the_very_number_typed_is_not_pushed_out_by_longer_ones(ledger):
    issues = [a.an_issue(code=f"WT-{number}") for number in (12, 11, 1, 10)]
    save(ledger, *issues)
    assert opened(search(ledger, "wt-1", limit=2)) == [
        (ListKind.ISSUES, issues[2].uuid),
        (ListKind.ISSUES, issues[3].uuid),
    ]


def test_a_large_ledger_is_searched_in_halves_with_the_same_hits_in_the_same_order(ledger):
    unit = a.a_unit("县督办中心")
    issues = [a.an_issue(code=code, text=f"督办不力{code}") for code in ("9", "督办", "10", "", "2")]
    measures = [a.a_measure(issue, text=text) for issue in issues for text in ("督办", "按月督办", "通报")]
    save(ledger, unit, *issues, *measures, a.a_share(unit, measures[2]), a.a_letter(title="督办函"))
    with read_in_halves(ledger) as reader:
        for words in ("督办", "督办 9", "月督", "没有的字"):
            for limit in (1, 4, 50):
                assert search(reader, words, limit) == search(ledger, words, limit)
        only = search(reader, "督办", only=ListKind.MEASURES)
        assert only == search(ledger, "督办", only=ListKind.MEASURES) != []
