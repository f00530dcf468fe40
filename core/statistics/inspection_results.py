"""What became of the problems an inspection found: from its rows where they are entered, else as stated."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.inspection import InspectionRecord
from core.domain.inspection_sight import Sight
from core.domain.violation import Severity, Violation
from core.statistics.agreement import Balance, check_balance
from core.statistics.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Problems and measures of one inspection. ``by_rows``: derived, not stated by a person."""

    balance: Balance
    measures: int
    measures_done: int
    by_rows: bool

    @property
    def rectified(self) -> Rate | None:
        """Return the share of problems solved; ``None`` where the counts are no share."""
        return share(self.balance.solved, self.balance.found)

    @property
    def completion(self) -> Rate | None:
        """Return the share of measures done: 40 of 120."""
        return share(self.measures_done, self.measures)


def share(part: int, whole: int) -> Rate | None:
    """Return a rate; ``None`` where the part is more than the whole, which no rate can say."""
    return Rate(part, whole) if 0 <= part <= whole else None


def results_of(sight: Sight) -> Results:
    """Return what became of the problems (rows 21, 93, 94).

    The rows count once there are as many as the paper states; where it states more, the rows are only
    examples and the stated counts stand. The same goes for measures.
    """
    record = sight.record
    by_rows = sight.problems > 0 and sight.problems >= record.problems_found
    own_measures = sight.measures >= record.measures_taken
    return Results(
        balance=_derived(sight) if by_rows else stated(record),
        measures=sight.measures if own_measures else record.measures_taken,
        measures_done=sight.measures_done if own_measures else record.measures_done,
        by_rows=by_rows,
    )


def stated(record: InspectionRecord) -> Balance:
    """Return the counts a paper states."""
    return Balance(
        found=record.problems_found,
        solved=record.problems_solved,
        long_term=record.problems_long_term,
        open=record.problems_open,
    )


def _derived(sight: Sight) -> Balance:
    still = sight.problems - sight.solved - sight.long_term
    return Balance(found=sight.problems, solved=sight.solved, long_term=sight.long_term, open=still)


def check_results(balance: Balance, rows: int) -> list[Violation]:
    """Return warnings: stated counts that do not add up (104 + 8 must be 112), and fewer rows than stated."""
    found = [replace(each, field="problems_found") for each in check_balance(balance)]
    if balance.found > rows > 0:
        facts = (("stated", str(balance.found)), ("listed", str(rows)))
        found.append(Violation("problems", "problems_fewer_listed", Severity.WARNING, facts))
    return found
