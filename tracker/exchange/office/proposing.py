"""Find out what a leaf means, and ask what it does not say by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from scenarios.history import History
from scenarios.sentences import Sentence
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.office.findings import Findings
from tracker.exchange.office.guesses import Ground, Proposal, Question
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.layout import LayoutSaid, layout_of
from tracker.exchange.office.naming import name_records
from tracker.exchange.office.notations import ask_how_it_is_written
from tracker.exchange.office.roles import give_roles
from tracker.exchange.office.sorts import LEFT_OUT
from tracker.exchange.office.table import Table, columns_to_fill, table_of, twins
from tracker.exchange.profiles import Correction
from tracker.store.reading import uncollected
from tracker.words import N_

NOTHING: Mapping[str, Any] = {}
ONE_FILLED = N_(
    "{count} row is blank here and goes on with the row above, as where cells were joined."
)
MANY_FILLED = N_(
    "{count} rows are blank here and go on with the row above, as where cells were joined."
)


def propose(
    leaf: Leaf,
    history: History,
    today: date,
    said: Mapping[str, Any] = NOTHING,
    before: Proposal | None = None,
    follow: Follow = unfollowed,
) -> Proposal:
    """Say what a leaf seems to mean, as a profile tells it; what was `said` of it holds.

    What was found `before` of where things stand is found again only if something else is said.
    """
    with uncollected():
        findings = Findings(said)
        ground = _ground(leaf, findings, before, follow)
        table = _table(ground, findings)
        known = Known(history, today)
        for heading in follow("understanding", table.headings, len(table.headings)):
            table.words(heading)
        used = give_roles(table, known, findings) | _merged(findings)
        name_records(table, known, findings)
        ask_how_it_is_written(table, findings)
    return Proposal(
        ground=ground,
        table=table,
        told=findings.told,
        guesses=tuple(findings.guesses),
        questions=tuple(findings.questions),
        unused=tuple(heading for heading in table.headings if heading not in used),
    )


def _merged(findings: Findings) -> set[str]:
    """Give the headings that are read with another of their name."""
    return {name for names in findings.told.get("merge", {}).values() for name in names}


def _ground(leaf: Leaf, findings: Findings, before: Proposal | None, follow: Follow) -> Ground:
    """Find out what stands where, unless that is known already."""
    said = _said(findings)
    found = before.ground if before else None
    if found is None or found.leaf is not leaf or found.said != said:
        layout = layout_of(leaf, said, follow)
        bare = table_of(layout)
        found = Ground(leaf, said, layout, bare, twins(bare))
    layout = found.layout
    told = {
        "orientation": layout.orientation,
        "header_row": layout.header[0].number,
        "heading_rows": len(layout.header),
    }
    for word, value in told.items():
        findings.found(word, value=value, reason=layout.why[word])
    return found


def _said(findings: Findings) -> LayoutSaid:
    told = findings.told
    left_out = findings.found(
        "leave_out", value=list(LEFT_OUT), reason=Sentence(N_("They are no data."))
    )
    return LayoutSaid(
        orientation=told.get("orientation"),
        header_row=told.get("header_row"),
        heading_rows=told.get("heading_rows"),
        rows={int(row): sort for row, sort in told.get("rows", {}).items()},
        left_out=left_out,
    )


def _table(ground: Ground, findings: Findings) -> Table:
    """Give the table, and ask whether blanks mean the same as the row above."""
    told = findings.told
    merge, corrections = told.get("merge", {}), told.get("corrections", ())
    fill = tuple(told.get("fill_down", ()))
    bare = ground.bare
    if "fill_down" not in told and (fill := columns_to_fill(bare)):
        count = sum(not bare.cell(line, fill[0]) for line in bare.lines)
        findings.ask(
            Question(
                ("fill_down",),
                Sentence(
                    N_("Do blank cells in {columns} mean the same as above?"),
                    {"columns": list(fill)},
                ),
                proposed=list(fill),
                reason=Sentence(ONE_FILLED if count == 1 else MANY_FILLED, {"count": count}),
            )
        )
    if not (fill or merge or corrections):
        return bare
    return table_of(ground.layout, fill, merge, [Correction(**one) for one in corrections])
