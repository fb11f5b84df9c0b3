"""The plan as files to take away: a workbook, everything at once, or one table."""

from functools import partial

import streamlit as st

from scenarios.errors import AllRefused, Refused
from scenarios.hindsight import finished
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tracker.exchange.leaves.zips import zipped
from tracker.exchange.out.exports import (
    archive_bytes,
    folder_files,
    public_files,
    workbook_layouts,
)
from tracker.exchange.out.layouts import NAMES as TABLES
from tracker.exchange.out.layouts import laid_out
from tracker.exchange.out.layouts.texts import layout_as_csv
from tracker.exchange.out.styles import CANONICAL, EXCEL_SV, Style
from tracker.exchange.out.workbook import workbook
from tracker.exchange.out.workbook.limits import refusals_of, surely_fits
from tracker.exchange.out.workbook.plan import kind_layout
from tracker.exchange.out.writing import written
from tracker.listings.marks import grey
from tracker.visit import NOW, Visit
from tracker.words import N_, Words

STYLES = {"canonical": CANONICAL, "excel-sv": EXCEL_SV}
NAMES = {"canonical": N_("For programs and archives"), "excel-sv": N_("For Excel in Swedish")}


def exporting(visit: Visit) -> None:
    """Draw the ways out, at the moment of the visit."""
    _workbook(visit)
    name = st.segmented_control(
        visit.say("Form of CSV files"),
        list(STYLES),
        default="excel-sv" if visit.words.language == "sv" else "canonical",
        required=True,
        key="export_style",
        format_func=lambda one: visit.say(NAMES[one]),
    )
    style = STYLES[name or "canonical"]
    stem = _stem(visit)
    _file(visit, "archive", f"{stem}.zip", visit.say("Everything with its history (.zip)"), style)
    _file(visit, "folder", f"{stem}-csv.zip", visit.say("One CSV file a kind (.zip)"), style)
    if visit.kept(finished, visit.history, visit.today):
        label = visit.say("Finalised reviews, without drafts and persons (.zip)")
        _file(visit, "public", f"{stem}-{visit.say('public')}.zip", label, style)
    _one_table(visit, style)
    st.markdown(grey(visit.say("Our own files come in again as they went out, with no change.")))


def _one_table(visit: Visit, style: Style) -> None:
    """Draw the ways out of one table: one for a document, or the records of a kind."""
    what = st.selectbox(
        visit.say("Or one table"),
        [*TABLES, *KINDS],
        index=None,
        key="export_kind",
        format_func=partial(_named, visit),
        placeholder=visit.say("Choose"),
    )
    if what is None:
        return
    if what in TABLES:
        _file(visit, what, f"{what}.xlsx", f"{_named(visit, what)} (.xlsx)", style)
        _file(visit, f"{what}-csv", f"{what}.csv", f"{_named(visit, what)} (.csv)", style)
    else:
        _file(visit, what, f"{what}.csv", _named(visit, what), style)


def _named(visit: Visit, what: str) -> str:
    return visit.say(TABLES[what]) if what in TABLES else visit.words.plural(KINDS[what])


def _workbook(visit: Visit) -> None:
    """Draw the way out as a workbook, or say what no workbook can hold."""
    refused = _not_in_excel(visit)
    st.download_button(
        visit.say("Excel workbook (.xlsx)"),
        partial(_made_workbook, visit),
        file_name=f"{_stem(visit)}.xlsx",
        key="export_workbook",
        icon=":material/table:",
        on_click="ignore",
        type="primary",
        disabled=refused is not None,
    )
    if refused is not None:
        st.markdown(grey(visit.words.refusal(refused)))


def _not_in_excel(visit: Visit) -> AllRefused | None:
    seen = visit.history, visit.moment, visit.words
    refused = [one for kind in KINDS for one in visit.kept(_refused, kind, *seen)]
    return AllRefused([*enumerate(refused)]) if refused else None


def _refused(kind: str, history: History, moment: Moment, words: Words) -> tuple[Refused, ...]:
    if surely_fits(history.at(moment).sheet(kind)):
        return ()
    return tuple(refusals_of(kind_layout(history, kind, moment, words, today=moment.day)))


def _stem(visit: Visit) -> str:
    return f"{visit.workspace.name}-{visit.at if visit.at != NOW else visit.words.day(visit.today)}"


def _file(visit: Visit, what: str, file: str, label: str, style: Style) -> None:
    st.download_button(
        label,
        partial(_made, visit, what, style),
        file_name=file,
        key=f"export_{what}",
        icon=":material/download:",
        on_click="ignore",
    )


def _made_workbook(visit: Visit) -> bytes:
    return workbook(workbook_layouts(visit.workspace, visit.words.language, _moment(visit)))


def _made(visit: Visit, what: str, style: Style) -> bytes:
    table = what.removesuffix("-csv")
    if what == "archive":
        return archive_bytes(visit.workspace, _moment(visit), style)
    if what == "folder":
        return zipped(folder_files(visit.workspace, _moment(visit), style))
    if what == "public":
        return zipped(public_files(visit.workspace, _finished(visit), style))
    if table in TABLES:
        layout = laid_out(table, visit.snapshot, visit.words)
        return workbook([layout]) if what in TABLES else layout_as_csv(layout, visit.words.language)
    return written(visit.history, what, visit.moment, style, today=visit.today)


def _finished(visit: Visit) -> Moment:
    """Give the moment at which what is finished was last added to."""
    return finished(visit.history, visit.today) or visit.moment


def _moment(visit: Visit) -> Moment | None:
    return None if visit.at == NOW else visit.moment
