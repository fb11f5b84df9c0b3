"""The plan as files to take away: everything at once, or one kind."""

from functools import partial

import streamlit as st

from scenarios.kinds import KINDS
from tracker.exchange.exports import archive_bytes, folder_files
from tracker.exchange.styles import CANONICAL, EXCEL_SV, Style
from tracker.exchange.writing import written
from tracker.exchange.zips import zipped
from tracker.listings.marks import grey
from tracker.visit import NOW, Visit
from tracker.words import N_

STYLES = {"canonical": CANONICAL, "excel-sv": EXCEL_SV}
NAMES = {"canonical": N_("For programs and archives"), "excel-sv": N_("For Excel in Swedish")}


def exporting(visit: Visit) -> None:
    """Draw the ways out, at the moment of the visit."""
    name = st.segmented_control(
        visit.say("Form"),
        list(STYLES),
        default="excel-sv" if visit.words.language == "sv" else "canonical",
        required=True,
        key="export_style",
        format_func=lambda one: visit.say(NAMES[one]),
    )
    style = STYLES[name or "canonical"]
    stem = f"{visit.workspace.name}-{visit.at if visit.at != NOW else visit.words.day(visit.today)}"
    _file(visit, "archive", f"{stem}.zip", visit.say("Everything with its history (.zip)"), style)
    _file(visit, "folder", f"{stem}-csv.zip", visit.say("One CSV file a kind (.zip)"), style)
    kind = st.selectbox(
        visit.say("Or one kind"),
        list(KINDS),
        index=None,
        key="export_kind",
        format_func=lambda one: visit.words.plural(KINDS[one]),
        placeholder=visit.say("Choose"),
    )
    if kind:
        _file(visit, kind, f"{kind}.csv", visit.words.plural(KINDS[kind]), style)
    st.markdown(grey(visit.say("Our own files come in again as they went out, with no change.")))


def _file(visit: Visit, what: str, file: str, label: str, style: Style) -> None:
    st.download_button(
        label,
        partial(_made, visit, what, style),
        file_name=file,
        key=f"export_{what}",
        icon=":material/download:",
        on_click="ignore",
        type="primary" if what == "archive" else "secondary",
    )


def _made(visit: Visit, what: str, style: Style) -> bytes:
    moment = None if visit.at == NOW else visit.moment
    if what == "archive":
        return archive_bytes(visit.workspace, moment, style)
    if what == "folder":
        return zipped(folder_files(visit.workspace, moment, style))
    return written(visit.history, what, visit.moment, style, today=visit.today)
