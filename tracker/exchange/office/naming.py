"""Propose which record each name in a file means, or ask: match, create or leave out."""

from collections.abc import Iterable, Iterator

from scenarios.fields import Reference
from scenarios.kinds import KINDS
from scenarios.sentences import Sentence
from tracker.exchange.office.findings import Findings
from tracker.exchange.office.guesses import Question
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.likeness import SAME, Match, best
from tracker.exchange.office.signs import is_sign
from tracker.exchange.office.table import Table
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import profile_told
from tracker.words import N_

SAME_WORDS = N_("“{name}” says the same words as “{title}”.")
NEARLY = N_("“{name}” is like “{title}”: {percent} per cent of it is the same.")
NOBODY = N_("No {kind} is called anything like “{name}”.")


def name_records(table: Table, known: Known, findings: Findings) -> None:
    """Match the names in every column that refers to records with those of the plan."""
    if "kind" not in findings.told:
        return
    asked = set[tuple[str, str]]()
    for kind, names in _referring(table, findings):
        for name in names:
            if not is_sign(name) and (kind, folded(name)) not in asked:
                asked.add((kind, folded(name)))
                _match(kind, name, known, findings)


def _is_sure(matches: list[Match]) -> bool:
    """Tell whether one record alone says the same words."""
    return [match.score == SAME for match in matches[:2]] in ([True], [True, False])


def _referring(table: Table, findings: Findings) -> Iterator[tuple[str, Iterable[str]]]:
    """Give what names records of some kind, in columns and headings: such as the plan must know."""
    profile = profile_told("proposal", findings.told)
    for reads in profile.reads:
        for to, cells in {**reads.key, **reads.fields}.items():
            what = KINDS[reads.kind].columns[to]
            kind = what.kind if isinstance(what, Reference) else None
            if to == "code" and reads is not profile:
                kind = reads.kind
            if kind and cells.column and not cells.map:
                yield kind, table.words(cells.column)
        if reads.wide and reads.wide.columns:
            what, columns = KINDS[reads.kind].columns[reads.wide.part], reads.wide.columns
            if isinstance(what, Reference):
                yield what.kind, [heading for heading, part in columns.items() if heading == part]


def _match(kind: str, name: str, known: Known, findings: Findings) -> None:
    said = findings.told.get("names", {}).get(kind, {})
    if name in known.keys(kind) or folded(name) in known.titles(kind):
        return
    if folded(name) in map(folded, said):
        return
    titles = {key: str(title) for key, title in known.values(kind, "title").items()}
    matches = best(name, titles)
    asked = Sentence(N_("Which {kind} is “{name}”?"), {"kind": kind, "name": name})
    about = ("names", kind, name)
    if not matches:
        reason = Sentence(NOBODY, {"kind": kind, "name": name})
        findings.ask(Question(about, asked, tuple(titles), reason=reason))
        return
    first, sure = matches[0], _is_sure(matches)
    values = {"name": name, "title": titles[first.key], "percent": round(first.score * 100)}
    reason = Sentence(SAME_WORDS if first.score == SAME else NEARLY, values)
    if sure:
        findings.found(*about, value=first.key, reason=reason)
    else:
        choices = (
            *(match.key for match in matches),
            *(k for k in titles if k not in dict(matches)),
        )
        findings.ask(Question(about, asked, choices, first.key, reason))
