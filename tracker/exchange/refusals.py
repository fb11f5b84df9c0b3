"""What the plan refuses becomes problems of the rows that asked for it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarios.errors import (
    ChangedMeanwhile,
    LikelihoodsDoNotSum,
    Overtaken,
    Refused,
    TwoCatchAlls,
    UnknownReference,
)
from scenarios.kinds import KINDS
from tracker.exchange.outcomes import Outcome
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import Sheet

CLASHES = (ChangedMeanwhile, Overtaken)
OF_A_WHOLE_SET = (LikelihoodsDoNotSum, TwoCatchAlls)


def with_refusals(
    sheets: Sequence[Sheet], outcomes: Sequence[Outcome], refusals: Iterable[tuple[int, Refused]]
) -> tuple[Outcome, ...]:
    """Give the outcomes with what was refused, where it does not follow from another problem."""
    asking = [at for at, outcome in enumerate(outcomes) if outcome.edit is not None]
    follows = _Consequences(sheets, outcomes)
    found = list(outcomes)
    for turn, refused in refusals:
        at = asking[turn]
        if refused not in follows:
            found[at] = _refused(found[at], refused, sheets[found[at].sheet])
    return tuple(found)


def _refused(outcome: Outcome, refused: Refused, sheet: Sheet) -> Outcome:
    problem = _placed(outcome, refused, sheet)
    if any(_said(problem) == _said(earlier) for earlier in outcome.problems):
        return outcome
    status = outcome.status if outcome.status in {"clashes", "refused"} else "refused"
    return replace(
        outcome,
        status="clashes" if isinstance(refused, CLASHES) else status,
        set={},
        problems=(*outcome.problems, problem),
    )


def _said(problem: Problem) -> tuple[str | None, str]:
    return problem.column, str(problem.refused)


def _placed(outcome: Outcome, refused: Refused, sheet: Sheet) -> Problem:
    name, value = refused.field, None
    if outcome.row is not None and name and name in outcome.row.values:
        value = KINDS[sheet.kind or ""].fields[name].write(outcome.row.values[name])
    line = outcome.row.line if outcome.row else None
    column = sheet.headings.get(name, name) if name else None
    return problem_of(refused, sheet.file, line, column, value)


class _Consequences:
    """The refusals that only follow from rows that were refused before anything was decided."""

    def __init__(self, sheets: Sequence[Sheet], outcomes: Iterable[Outcome]) -> None:
        self._unread = {sheet.kind for sheet in sheets if sheet.refused}
        self._broken = {
            (sheets[outcome.sheet].kind, outcome.key) for outcome in outcomes if outcome.problems
        }

    def __contains__(self, refused: Refused) -> bool:
        kinds = self._unread | {kind for kind, _ in self._broken}
        if isinstance(refused, OF_A_WHOLE_SET):
            return bool(kinds & {"likelihood", "scenario"})
        if isinstance(refused, UnknownReference):
            other = refused.values["other_kind"], refused.values["other"]
            return other[0] in self._unread or other in self._broken
        return False
