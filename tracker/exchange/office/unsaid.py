"""Read an office file of which nobody has said anything, as is proposed or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios.history import History
from tracker.exchange.faults import Fault, KindUnclear
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.office.faults import MustBeSaid, NotUsed
from tracker.exchange.office.guesses import Proposal, Question
from tracker.exchange.office.proposing import NOTHING, propose
from tracker.exchange.office.reading import layout_by_profile
from tracker.exchange.office.sorts import LEFT_OUT
from tracker.exchange.own.reading import path_of
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import File, Sheet


def read_as_proposed(
    file: File,
    history: History,
    today: date,
    said: Mapping[str, Any] = NOTHING,
    follow: Follow = unfollowed,
) -> tuple[Sheet, ...]:
    """Read every table of a file as is proposed, or say what must be answered first."""
    try:
        leaves = [leaf for leaf in leaves_of(file, follow=follow) if not leaf.hidden]
    except Fault as fault:
        return (Sheet(file=file.path, problems=(problem_of(fault, file.path),)),)
    return tuple(sheet for leaf in leaves for sheet in _sheets(leaf, history, today, said, follow))


def _sheets(
    leaf: Leaf, history: History, today: date, said: Mapping[str, Any], follow: Follow
) -> Iterator[Sheet]:
    try:
        proposal = propose(leaf, history, today, said, follow=follow)
    except Fault as fault:
        yield Sheet(file=leaf.file, office=True, problems=(problem_of(fault, path_of(leaf)),))
        return
    if not proposal.is_sure:
        yield _asking(leaf, proposal)
        return
    read = layout_by_profile(proposal.layout, proposal.profile(), history, today, follow)
    unused = tuple(problem_of(NotUsed(column=name), leaf.file) for name in proposal.unused)
    for sheet in read:
        own = sheet.kind == proposal.told["kind"]
        notes = (*sheet.notes, *unused) if own else sheet.notes
        yield replace(sheet, proposal=proposal if own else None, notes=notes)


def _asking(leaf: Leaf, proposal: Proposal) -> Sheet:
    """Give the sheet of a file that is refused with what must be answered."""
    layout = proposal.layout
    return Sheet(
        file=leaf.file,
        kind=proposal.told.get("kind"),
        encoding=leaf.encoding,
        delimiter=leaf.delimiter,
        decimal=proposal.told.get("decimal"),
        header_row=layout.header[0].number,
        orientation=layout.orientation,
        office=True,
        proposal=proposal,
        refused=len(layout.lines),
        skipped=sum(found.sort in LEFT_OUT for found in layout.sorts.values()),
        problems=tuple(_must_be_said(leaf, question) for question in proposal.questions),
    )


def _must_be_said(leaf: Leaf, question: Question) -> Problem:
    if question.about == ("kind",) and question.proposed is None:
        return problem_of(KindUnclear(), path_of(leaf))
    place = " → ".join(question.about)
    return problem_of(MustBeSaid(asked=question.asked, place=place), path_of(leaf))
