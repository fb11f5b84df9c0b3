"""What was decided stays as it is, whatever an office's file says; that it was kept is told."""

from collections.abc import Iterable, Iterator

from scenarios.errors import N_
from scenarios.kinds import KINDS
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.compared.outcomes import Outcome
from tracker.exchange.faults import Fault
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import Sheet


class KeptAsDecided(Fault):
    """A figure of a file that differs from what was decided."""

    message = N_(
        "The file says {value}, but {now} was decided in {decision} and is kept."
        " A new target needs a decision of its own."
    )


def kept_as_decided(sheet: Sheet, outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """Tell of each decided figure that a file has another word for, unless the file's was taken."""
    for outcome in outcomes:
        for clash in outcome.clashes:
            if clash.decision and clash.field not in outcome.set and outcome.row:
                yield _told(sheet, outcome.row.line, clash)


def _told(sheet: Sheet, line: int, clash: Clash) -> Problem:
    name = clash.field or ""
    field = KINDS[clash.kind].fields[name]
    value, now = field.write(clash.yours), field.write(clash.theirs)
    fault = KeptAsDecided(value=value, now=now, decision=clash.decision)
    return problem_of(fault, sheet.file, line, sheet.headings.get(name, name), value)
