"""Ask how numbers and days are written where no cell of the file tells it."""

from collections.abc import Iterable, Sequence

from scenarios.errors import Refused
from scenarios.fields import Day, Field, Number, Whole
from scenarios.kinds import KINDS
from scenarios.sentences import Sentence
from tracker.exchange.office.days import EitherDay, order_of, read_day
from tracker.exchange.office.findings import Findings
from tracker.exchange.office.guesses import Question
from tracker.exchange.office.signs import EitherNumber, NoNumber, decimal_of, read_figure
from tracker.exchange.office.table import Table, period_in
from tracker.exchange.profiles import Reads, profile_told
from tracker.words import N_


def ask_how_it_is_written(table: Table, findings: Findings) -> None:
    """Find the sign before the decimals and the order of day and month, or ask."""
    if "kind" not in findings.told:
        return
    profile = profile_told("proposal", findings.told)
    told = [pair for reads in profile.reads for pair in _columns(table, reads)]
    numbers = [column for what, column in told if isinstance(what, Number | Whole)]
    days = [column for what, column in told if isinstance(what, Day)]
    _decimal([list(dict.fromkeys(table.numbers(column))) for column in numbers], findings)
    _order([table.words(column) for column in days], findings)


def _columns(table: Table, reads: Reads) -> Iterable[tuple[Field, str]]:
    for name, cells in {**reads.key, **reads.fields}.items():
        if cells.column and not cells.map:
            yield KINDS[reads.kind].columns[name], cells.column
    if reads.wide:
        what = KINDS[reads.kind].fields[reads.wide.field]
        periods = [h for h in table.headings if period_in(h) is not None]
        for heading in reads.wide.columns or periods:
            yield what, heading


def _decimal(columns: Sequence[Sequence[str]], findings: Findings) -> None:
    all_told = [text for column in columns for text in column]
    sign = decimal_of(all_told)
    if sign:
        reason = Sentence(N_("The numbers show it."))
        findings.found("decimal", value=sign, reason=reason)
        return
    for column in columns:
        own = decimal_of(column)
        for text in column:
            if (either := _either_number(text, own)) is not None:
                asked = Sentence(N_("Is “{value}” {whole} or {part}?"), either.values)
                findings.ask(Question(("decimal",), asked, (",", ".")))
                return


def _either_number(text: str, decimal: str | None) -> EitherNumber | None:
    try:
        read_figure(text, decimal)
    except EitherNumber as either:
        return either
    except NoNumber:
        return None
    return None


def _order(columns: Sequence[Sequence[str]], findings: Findings) -> None:
    for column in columns:
        own = order_of(column)
        for text in column:
            if own is None and text and (either := _either_day(text)) is not None:
                asked = Sentence(N_("Is “{value}” {one} or {other}?"), either.values)
                findings.ask(Question(("order",), asked, ("dmy", "mdy")))
                return


def _either_day(text: str) -> EitherDay | None:
    try:
        read_day(text)
    except EitherDay as either:
        return either
    except Refused:
        return None
    return None
