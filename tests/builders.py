"""Records for tests: every builder gives a whole, valid record; name only what the test is about.

Nothing here touches a store. Each call gives a new uuid and, where people number things, a new code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from core.domain.batch import Batch
from core.domain.criterion import Criterion
from core.domain.custom_field import CustomField
from core.domain.deadline import Cycle, Deadline, DeadlineKind
from core.domain.dispatch import Dispatch, DispatchLevel, DispatchRule, DispatchWay
from core.domain.duty import Occurrence, OccurrenceState, RecurringDuty
from core.domain.evidence import Evidence
from core.domain.export_template import ExportTemplate, TemplateColumn
from core.domain.holidays import HolidayYear
from core.domain.inspection import InspectionRecord, Problem
from core.domain.inspection_plan import PlanItem
from core.domain.issue import Issue
from core.domain.ladder import Dismissal, Ladder, LadderStep
from core.domain.letter import Letter, LetterItem, LetterKind, LetterState
from core.domain.links import IssueLink, MeasureLink
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import Milestone, MilestoneReport
from core.domain.office import Office
from core.domain.people import ALL_ROLES, Leader, LeaderVisit, Liaison, Operator
from core.domain.plan import SourceDocument, TaskAnswer, TaskClaim, TaskLink, UpperTask
from core.domain.printing import LetterPrinting
from core.domain.recheck import Recheck
from core.domain.register import RegisterDefinition, RegisterEntry, RegisterField, RegisterLink
from core.domain.reply import Reply
from core.domain.submission import Submission
from core.domain.unit import Unit, UnitRole, UnitShare
from core.identity import new_uuid

TODAY = date(2026, 11, 22)
"""The day most tests are seen on."""

_numbers = count(1)


def by(due: date, **fields: Any) -> Deadline:
    """Return a plain deadline 限期 ``due``."""
    raw = f"{due.year}年{due.month}月{due.day}日前"
    return Deadline(**({"raw": raw, "kind": DeadlineKind.BY_DATE, "due": due} | fields))


def standing(**fields: Any) -> Deadline:
    """Return the deadline 长期坚持, which names no day."""
    return Deadline(**({"raw": "长期坚持", "kind": DeadlineKind.STANDING, "standing": True} | fields))


def an_office(**fields: Any) -> Office:
    """Return the county office that keeps the ledger."""
    return Office(
        **(
            {
                "uuid": new_uuid(),
                "name": "容城县委全面依法治县委员会办公室",
                "code": "130629",
                "superior_name": "保定市委全面依法治市委员会办公室",
                "superior_code": "130600",
                "number_prefix": "容法督",
                "contact": "刘洋",
                "phone": "0312-5610000",
                "operator": "王敏",
            }
            | fields
        )
    )


def a_batch(**fields: Any) -> Batch:
    """Return one feedback from above."""
    return Batch(**({"uuid": new_uuid(), "name": "2026年省级督察反馈", "anchor": date(2026, 6, 1)} | fields))


def a_unit(name: str = "", **fields: Any) -> Unit:
    """Return a unit; without ``name`` one that no other call returns."""
    return Unit(**({"uuid": new_uuid(), "name": name or f"第{next(_numbers)}司法所"} | fields))


def an_issue(*, due: date | None = None, **fields: Any) -> Issue:
    """Return an issue; ``due`` is short for a plain 限期 deadline."""
    number = next(_numbers)
    defaults = {
        "uuid": new_uuid(),
        "code": f"WT-{number:04d}",
        "sequence": str(number),
        "area": "行政执法",
        "text": "行政执法三项制度落实存在差距",
        "deadline": Deadline() if due is None else by(due),
    }
    return Issue(**(defaults | fields))


def a_measure(issue: Issue | str, *, due: date | None = None, **fields: Any) -> Measure:
    """Return a measure of ``issue`` (or its uuid); without ``due`` the issue's deadline holds."""
    defaults = {
        "uuid": new_uuid(),
        "issue_uuid": issue if isinstance(issue, str) else issue.uuid,
        "position": 1,
        "text": "组织开展全县行政执法人员专题培训",
        "deadline": Deadline() if due is None else by(due),
    }
    return Measure(**(defaults | fields))


def a_share(unit: Unit, of: Issue | Measure | InspectionRecord, **fields: Any) -> UnitShare:
    """Return the part ``unit`` plays for the record ``of``."""
    role = UnitRole.INSPECTED if isinstance(of, InspectionRecord) else UnitRole.DUTY
    key = {Issue: "issue_uuid", Measure: "measure_uuid", InspectionRecord: "inspection_uuid"}[type(of)]
    defaults = {"uuid": new_uuid(), "unit_uuid": unit.uuid, "role": role, "position": 1, key: of.uuid}
    return UnitShare(**(defaults | fields))


def shares(units: Sequence[Unit], of: Issue | Measure | InspectionRecord) -> list[UnitShare]:
    """Return the parts of several units for one record, in the order given."""
    return [a_share(unit, of, position=position) for position, unit in enumerate(units, start=1)]


def a_note(issue: Issue, measure: Measure | None = None, **fields: Any) -> ProgressNote:
    """Return a progress note for an issue or one of its measures."""
    defaults = {
        "uuid": new_uuid(),
        "issue_uuid": issue.uuid,
        "measure_uuid": None if measure is None else measure.uuid,
        "noted_on": date(2026, 10, 10),
        "text": "已召开3次调度会,完成培训120人次",
    }
    return ProgressNote(**(defaults | fields))


def an_inspection(**fields: Any) -> InspectionRecord:
    """Return a one-day inspection."""
    defaults = {
        "uuid": new_uuid(),
        "code": f"JC-{next(_numbers):04d}",
        "title": "行政执法案卷专项检查",
        "started_on": date(2026, 9, 8),
        "ended_on": date(2026, 9, 8),
        "people": ("王敏", "刘洋"),
    }
    return InspectionRecord(**(defaults | fields))


def a_problem(inspection: InspectionRecord, **fields: Any) -> Problem:
    """Return a problem found at ``inspection``."""
    defaults = {
        "uuid": new_uuid(),
        "inspection_uuid": inspection.uuid,
        "position": 1,
        "text": "执法案卷制作不规范",
    }
    return Problem(**(defaults | fields))


def a_plan_item(**fields: Any) -> PlanItem:
    """Return an item of the plan of 2026."""
    defaults = {"uuid": new_uuid(), "year": 2026, "position": next(_numbers), "title": "行政执法案卷督察"}
    return PlanItem(**(defaults | fields))


def a_recheck(inspection: InspectionRecord, **fields: Any) -> Recheck:
    """Return a request for 复核 of a conclusion that was delivered."""
    defaults = {
        "uuid": new_uuid(),
        "inspection_uuid": inspection.uuid,
        "requested_by": "县应急管理局",
        "requested_on": date(2026, 10, 9),
        "reason": "第二个问题与事实不符",
    }
    return Recheck(**(defaults | fields))


def a_letter(unit: Unit | None = None, **fields: Any) -> Letter:
    """Return a dispatched supervision letter to ``unit``."""
    number = next(_numbers)
    content = fields.get("content", "{}")
    defaults = {
        "uuid": new_uuid(),
        "kind": LetterKind.SUPERVISION,
        "series": "督",
        "year": 2026,
        "number": number,
        "document_number": f"容法督〔2026〕{number}号",
        "title": "关于限期完成整改任务的督办函",
        "unit_uuid": None if unit is None else unit.uuid,
        "addressee": "县司法局" if unit is None else unit.name,
        "dated_on": date(2026, 11, 2),
        "reply_due": date(2026, 11, 17),
        "state": LetterState.DISPATCHED,
        "content": content,
        "content_sha256": hashlib.sha256(content.encode()).hexdigest(),
        "file_name": f"督办函{number}.pdf",
        "pages": 1,
    }
    return Letter(**(defaults | fields))


def a_reply(letter: Letter, **fields: Any) -> Reply:
    """Return the first reply to ``letter``."""
    defaults = {
        "uuid": new_uuid(),
        "letter_uuid": letter.uuid,
        "position": 1,
        "replied_on": date(2026, 11, 9),
    }
    return Reply(**(defaults | fields))


def a_letter_item(letter: Letter, issue: Issue, **fields: Any) -> LetterItem:
    """Return the line of ``letter`` that speaks of ``issue``."""
    defaults = {"uuid": new_uuid(), "letter_uuid": letter.uuid, "issue_uuid": issue.uuid, "position": 1}
    return LetterItem(**(defaults | fields))


def a_printing(letter: Letter, **fields: Any) -> LetterPrinting:
    """Return the first printing of ``letter``, two copies."""
    defaults = {
        "uuid": new_uuid(),
        "letter_uuid": letter.uuid,
        "nth": 1,
        "printed_on": letter.dated_on,
        "copies": 2,
    }
    return LetterPrinting(**(defaults | fields))


def an_evidence(of: Issue | Measure | ProgressNote | InspectionRecord, **fields: Any) -> Evidence:
    """Return evidence attached to the record ``of``; the digest is that of its name."""
    keys = {Issue: "issue_uuid", Measure: "measure_uuid", ProgressNote: "progress_uuid"}
    key = keys.get(type(of), "inspection_uuid")
    name = fields.get("name", "培训签到表.pdf")
    digest = hashlib.sha256(name.encode()).hexdigest()
    defaults = {"uuid": new_uuid(), "name": name, "sha256": digest, "size": 1024, key: of.uuid}
    return Evidence(**(defaults | fields))


def a_submission(**fields: Any) -> Submission:
    """Return a sealed package for the third quarter."""
    defaults = {
        "uuid": new_uuid(),
        "period": "2026-Q3",
        "sequence": 1,
        "target_code": "130600",
        "target_name": "保定市委全面依法治市委员会办公室",
        "sealed_on": date(2026, 10, 5),
        "file_name": "130629-2026-Q3-1.zip",
        "file_sha256": hashlib.sha256(b"package").hexdigest(),
        "records": 12,
        "issues": 3,
        "measures": 7,
        "journal_head": "12:0123456789abcdef",
    }
    return Submission(**(defaults | fields))


def without_revisions(value: Any) -> Any:
    """Return ``value`` as plain data without revisions and journal: undo restores content, and counts on."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {k: without_revisions(v) for k, v in value.items() if k not in ("revision", "timeline")}
    if isinstance(value, list | tuple):
        return [without_revisions(item) for item in value]
    return value


def a_register(**fields: Any) -> RegisterDefinition:
    """Return a register an office made itself: one required field."""
    given = {
        "uuid": new_uuid(),
        "key": f"own_{next(_numbers)}",
        "name": "档案借阅",
        "fields": (RegisterField(key="f1", label="档案名称", required=True),),
    }
    return RegisterDefinition(**(given | fields))


def an_entry(**fields: Any) -> RegisterEntry:
    """Return an entry of a shipped register."""
    given = {
        "uuid": new_uuid(),
        "register": "meetings",
        "code": f"会议2026-{next(_numbers):03d}",
        "filled": (("held_on", "2026-03-05"), ("kind", "座谈会"), ("title", "营商环境座谈会")),
    }
    return RegisterEntry(**(given | fields))


def a_custom_field(**fields: Any) -> CustomField:
    """Return a field that an office added to its issues."""
    return CustomField(**({"uuid": new_uuid(), "label": f"自定义{next(_numbers)}", "position": 1} | fields))


def a_template(**fields: Any) -> ExportTemplate:
    """Return an export template with one column."""
    columns = (TemplateColumn(source="issue.text", heading="问题", words=(("整改中", "推进中"),)),)
    return ExportTemplate(
        **({"uuid": new_uuid(), "name": f"模板{next(_numbers)}", "columns": columns} | fields)
    )


def an_operator(name: str = "", **fields: Any) -> Operator:
    """Return a person who works with the ledger and may do everything."""
    return Operator(
        **({"uuid": new_uuid(), "name": name or f"经办{next(_numbers)}", "roles": ALL_ROLES} | fields)
    )


def a_liaison(unit: Unit, **fields: Any) -> Liaison:
    """Return a liaison officer of ``unit``, in post since the beginning of the year."""
    defaults = {"uuid": new_uuid(), "unit_uuid": unit.uuid, "name": "李娜", "since": date(2026, 1, 1)}
    return Liaison(**(defaults | fields))


def a_leader(name: str = "张伟", **fields: Any) -> Leader:
    """Return a leader who may hold issues."""
    return Leader(**({"uuid": new_uuid(), "name": name, "post": "副县长"} | fields))


def a_visit(leader: Leader, **fields: Any) -> LeaderVisit:
    """Return a visit of ``leader``."""
    defaults = {
        "uuid": new_uuid(),
        "leader_uuid": leader.uuid,
        "dated": date(2026, 11, 20),
        "done": "到县公安局现场推动",
    }
    return LeaderVisit(**(defaults | fields))


def a_criterion(issue: Issue, measure: Measure | None = None, **fields: Any) -> Criterion:
    """Return a criterion of an issue or of one of its measures, answered by hand."""
    given = {
        "uuid": new_uuid(),
        "issue_uuid": issue.uuid,
        "measure_uuid": None if measure is None else measure.uuid,
        "position": next(_numbers),
        "text": "行政执法三项制度全面落实",
    }
    return Criterion(**(given | fields))


def a_milestone(issue: Issue, measure: Measure | None = None, **fields: Any) -> Milestone:
    """Return a milestone of an issue or of one of its measures: 21 items by the end of the year."""
    given = {
        "uuid": new_uuid(),
        "issue_uuid": issue.uuid,
        "measure_uuid": None if measure is None else measure.uuid,
        "position": next(_numbers),
        "due": date(2026, 12, 31),
        "target": "完成21项",
        "amount": "21",
        "measure_word": "项",
    }
    return Milestone(**(given | fields))


def a_report(milestone: Milestone, **fields: Any) -> MilestoneReport:
    """Return a report of 12 items for a milestone."""
    given = {
        "uuid": new_uuid(),
        "milestone_uuid": milestone.uuid,
        "position": next(_numbers),
        "reported_on": date(2026, 10, 10),
        "reported_by": "王敏",
        "amount": "12",
    }
    return MilestoneReport(**(given | fields))


def a_measure_link(issue: Issue, measure: Measure) -> MeasureLink:
    """Return the link that lets a measure of another issue stand under ``issue``."""
    return MeasureLink(uuid=new_uuid(), issue_uuid=issue.uuid, measure_uuid=measure.uuid)


def an_issue_link(one: Issue, other: Issue, **fields: Any) -> IssueLink:
    """Return the link between two issues alike."""
    first, second = sorted((one.uuid, other.uuid))
    return IssueLink(**({"uuid": new_uuid(), "issue_uuid": first, "other_uuid": second} | fields))


def a_link(entry: RegisterEntry, **fields: Any) -> RegisterLink:
    """Return a link of ``entry``; name the one record it points to, as ``issue_uuid`` or the like."""
    return RegisterLink(**({"uuid": new_uuid(), "entry_uuid": entry.uuid, "field": "issues"} | fields))


def a_duty(**fields: Any) -> RecurringDuty:
    """Return a duty of every quarter, by the 20th of its first month."""
    defaults = {
        "uuid": new_uuid(),
        "code": f"DQ-{next(_numbers):04d}",
        "text": "听取一次依法治县工作汇报",
        "rule": "每季度第1个月20日前",
        "cycle": Cycle.QUARTERLY,
        "month": 1,
        "day": 20,
        "first_day": date(2026, 1, 1),
    }
    return RecurringDuty(**(defaults | fields))


def an_occurrence(duty: RecurringDuty, period: str = "2026-Q1", **fields: Any) -> Occurrence:
    """Return a period of ``duty`` that was ticked off."""
    defaults = {
        "uuid": new_uuid(),
        "duty_uuid": duty.uuid,
        "period": period,
        "state": OccurrenceState.DONE,
        "settled_on": date(2026, 1, 15),
        "settled_by": "王敏",
    }
    return Occurrence(**(defaults | fields))


def a_dispatch(**fields: Any) -> Dispatch:
    """Return a dispatch of one unit by the county."""
    defaults = {
        "uuid": new_uuid(),
        "code": f"DD-{next(_numbers):04d}",
        "held_on": date(2026, 11, 3),
        "level": DispatchLevel.LOWER,
        "way": DispatchWay.ONE_TO_ONE,
        "points": "听取整改进展",
        "asked": "月底前补齐佐证材料",
    }
    return Dispatch(**(defaults | fields))


def a_watch(*, issue: Issue, measure: Measure, unit: Unit) -> list[Any]:
    """Return one record of every kind that keeps watch, parents before children."""
    duty = a_duty(
        issue_uuid=issue.uuid,
        measure_uuid=measure.uuid,
        unit_uuids=(unit.uuid,),
        last_day=date(2027, 12, 31),
    )
    return [
        duty,
        an_occurrence(duty),
        a_dispatch(issue_uuids=(issue.uuid,), unit_uuids=(unit.uuid,), next_on=date(2026, 12, 1)),
        DispatchRule(
            uuid=new_uuid(), track="基层", upper=Cycle.MONTHLY, lower=Cycle.WEEKLY, since=date(2026, 1, 1)
        ),
        HolidayYear(uuid=new_uuid(), year=2026, holidays=(date(2026, 1, 1),), workdays=(date(2026, 1, 4),)),
    ]


def a_document(**fields: Any) -> SourceDocument:
    """Return a paper that plans rest on."""
    return SourceDocument(
        **(
            {
                "uuid": new_uuid(),
                "title": "法治政府建设实地督察反馈意见整改方案",
                "document_number": "保依法治市办〔2020〕3号",
                "issuer": "保定市委全面依法治市委员会办公室",
            }
            | fields
        )
    )


def a_task(batch: Batch | str, **fields: Any) -> UpperTask:
    """Return a task of a plan from above (or of its uuid)."""
    number = next(_numbers)
    defaults = {
        "uuid": new_uuid(),
        "batch_uuid": batch if isinstance(batch, str) else batch.uuid,
        "position": number,
        "number": str(number),
        "text": f"完善第{number}项制度",
    }
    return UpperTask(**(defaults | fields))


def a_claim(task: UpperTask, **fields: Any) -> TaskClaim:
    """Return the claim of a task."""
    defaults = {
        "uuid": new_uuid(),
        "task_uuid": task.uuid,
        "answer": TaskAnswer.CLAIMED,
        "by": "王敏",
        "dated": TODAY,
    }
    return TaskClaim(**(defaults | fields))


def a_task_link(task: UpperTask, issue: Issue) -> TaskLink:
    """Return the link from a task to an issue it was split into."""
    return TaskLink(uuid=new_uuid(), task_uuid=task.uuid, issue_uuid=issue.uuid)


def due_by(issue: Issue, due: date | None, **fields: Any) -> Issue:
    """Return ``issue`` with another last day and other fields."""
    return replace(issue, deadline=Deadline() if due is None else by(due), **fields)


def a_ladder(**fields: Any) -> Ladder:
    """Return a ladder of one step."""
    given = {
        "uuid": new_uuid(),
        "name": "一级",
        "steps": (LadderStep(key="only", name="督办", kind="supervision"),),
    }
    return Ladder(**(given | fields))


def a_dismissal(unit: Unit, issue: Issue, **fields: Any) -> Dismissal:
    """Return a proposal put aside for a week."""
    defaults = {
        "uuid": new_uuid(),
        "unit_uuid": unit.uuid,
        "issue_uuid": issue.uuid,
        "step": "dispatch",
        "until": date(2026, 11, 29),
        "reason": "已电话催办",
        "dismissed_on": TODAY,
    }
    return Dismissal(**(defaults | fields))
