"""Which plan is visited: the only one, the one that was chosen, or none yet."""

import streamlit as st

from scenarios.errors import Refused
from tracker import demo, listings, settings
from tracker.accounts import Person
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.forms import tell
from tracker.screen.faults import words
from tracker.store import Listed, Store
from tracker.words import Words
from tracker.workspace import Workspace

WORKSPACE = "workspace"


def every() -> list[Listed]:
    """Give the workspaces of the installation."""
    return Store.open(settings.database_url()).workspaces()


def chosen() -> Workspace | None:
    """Give the plan that is visited, None when there is none yet."""
    names = [listed.name for listed in every()]
    if not names:
        return None
    asked = st.query_params.get(WORKSPACE) or st.session_state.get(WORKSPACE)
    return Workspace.open(settings.database_url(), asked if asked in names else names[0])


def choose(words: Words) -> None:
    """Draw the choice of workspace where there are several."""
    found = every()
    if len(found) < 2:  # noqa: PLR2004 - one is no choice
        return
    titles = {listed.name: listed.title for listed in found}
    st.selectbox(
        words.say("Workspace"),
        list(titles),
        key=WORKSPACE,
        bind="query-params",
        label_visibility="collapsed",
        width=190,
        help=" · ".join(str(title) for title in titles.values() if title),
    )


def welcome(say: Words) -> None:
    """Draw the beginning of an empty installation: three ways in."""
    st.title(say.say("A living plan"), anchor=False)
    st.markdown(
        say.say(
            "Here your team keeps its goals, its shared resources and the futures it may have to"
            " live in, and sees what changed, when, in which review and why."
        )
    )
    problem = st.session_state.pop("welcome_problem", None)
    if problem:
        st.error(listings.plain(problem), icon=":material/error:")
    with st.grid(3, min_column_width=300):
        with listings.card("welcome_demo"):
            _demonstration(say)
        with listings.card("welcome_empty"):
            _start(say, "empty", say.say("Start empty"), "edit")
        with listings.card("welcome_files"):
            _start(say, "files", say.say("Import files"), "upload_file")


def _demonstration(say: Words) -> None:
    st.subheader(say.say("See the demonstration"), anchor=False)
    st.markdown(
        say.say("Väderåsa, an invented municipality: twelve goals, four futures, eight reviews.")
    )
    for language, word in (("sv", "På svenska"), ("en", "In English")):
        st.button(
            word,
            key=f"welcome_demo_{language}",
            icon=":material/play_arrow:",
            type="primary" if language == say.language else "secondary",
            on_click=_open_demonstration,
            args=(language,),
        )


def _start(say: Words, way: str, heading: str, icon: str) -> None:
    st.subheader(heading, anchor=False)
    told = {
        "empty": say.say("Name your plan, and add its first goal, resource or scenario."),
        "files": say.say(
            "Name your plan, and bring it in from Excel or CSV files on the Data page."
        ),
    }
    st.markdown(told[way])
    with st.form(f"welcome_{way}", border=False):
        st.text_input(say.say("The plan's name"), key=f"welcome_{way}_title")
        st.form_submit_button(
            say.say("Begin"),
            icon=f":material/{icon}:",
            on_click=_create,
            args=(way,),
        )


def _create(way: str) -> None:
    title, say = (st.session_state.get(f"welcome_{way}_title") or "").strip(), words().say
    try:
        Store.open(settings.database_url()).create(_name(title), title or None)
    except Refused as refused:
        st.session_state["welcome_problem"] = words().refusal(refused)
        return
    first = f"[{say('Add the first goal')}](kind?kind=goal)"
    files = f"[{say('Bring your files in')}](data)"
    tell(f"{say('The plan is there.')} {files if way == 'files' else first}")


def _name(title: str) -> str:
    """Make a short name of a title: letters and digits, with a dash between words."""
    kept = "".join(sign if sign.isalnum() else " " for sign in title.lower())
    plain = kept.translate(str.maketrans("åäöéüø", "aaoeuo"))
    return "-".join(part for part in plain.split() if part.isascii())[:40] or "plan"


def _open_demonstration(language: str) -> None:
    url = settings.database_url()
    try:
        Store.open(url).create(demo.NAME, None)
        workspace = Workspace.open(url, demo.NAME)
        path = demo.archive(language)
        with st.spinner(words().say("Opening the demonstration …")):
            carry_out(workspace, [File(path.name, path.read_bytes())], person=_anybody(workspace))
    except Refused as refused:
        st.session_state["welcome_problem"] = words().refusal(refused)
    else:
        tell(words().say("This is an example. Change whatever you like."))


def _anybody(workspace: Workspace) -> Person:
    return workspace.person(settings.person_name() or words().say("Demonstration"))
