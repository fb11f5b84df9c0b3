"""The screen: the frame round every page, and the page that was chosen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from scenarios.errors import Refused
from tracker import forms
from tracker.pages import PAGES, Page
from tracker.screen import faults, past, printed, sharing, who, workspaces
from tracker.screen.bar import AT, VERSUS, Bar
from tracker.screen.language import ASKED
from tracker.screen.look import begin, dress
from tracker.screen.pacing import Pacing
from tracker.visit import Visit
from tracker.warming import COME
from tracker.words import Words
from tracker.workspace import Workspace

FRAMED = (AT, VERSUS, ASKED, workspaces.WORKSPACE)


def show() -> None:
    """Draw the page that the address asks for."""
    COME.set()
    begin()
    try:
        workspace = workspaces.chosen()
        if workspace is None:
            _welcome()
        else:
            _visit(workspace)
    except Refused as refusal:
        dress(faults.words(), faults.words().say("Living plan"), {})
        faults.refused(refusal)


def _welcome() -> None:
    """Draw the beginning, at whatever address."""
    words = who.words(None)
    title = words.say("Living plan")

    def welcome() -> None:
        workspaces.welcome(words)

    begin = st.Page(welcome, title=title, url_path="welcome", default=True)
    others = [st.Page(welcome, title=title, url_path=page.name) for page in PAGES]
    page = st.navigation([begin, *others], position="hidden")
    dress(words, title, who.remembered(None, None))
    page.run()


@dataclass
class Stage:
    """Where the chosen page finds its visit, which is made after the page was chosen."""

    visit: Visit | None = None
    pages: dict[str, st.Page] = field(default_factory=dict)

    def play(self, page: Page) -> Callable[[], None]:
        """Give what Streamlit runs for a page."""

        def played() -> None:
            if self.visit is not None:
                page.draw(self.visit)

        return played


def _visit(workspace: Workspace) -> None:
    with st.spinner(who.words(None).say("Opening the plan …")):
        history, today = workspace.history(), workspace.today()
    plan = history.now(today).settings
    words, stage = who.words(plan.language), Stage()
    person = who.person(workspace)
    chosen = _menu(words, stage)
    name = plan.title or workspace.title or words.say("Living plan")
    pacing = Pacing.of(chosen.url_path)
    remembered = who.remembered(workspace, person)
    dress(words, f"{chosen.title} · {name}", remembered, pacing.token)
    bar = Bar(history, words, today)
    at = bar.draw(partial(_ends, bar, stage))
    stage.visit = Visit.at_moment(
        workspace,
        history,
        at,
        today,
        words=words,
        person=person,
        versus=st.query_params.get(VERSUS),
        theme=st.context.theme.type or "light",
        root=sharing.root(),
        params={name: st.query_params[name] for name in st.query_params if name not in FRAMED},
        figure_sent=pacing.figure_sent,
    )
    past.banner(stage.visit)
    printed.foot(stage.visit)
    for sentence in forms.told():
        st.success(sentence, icon=":material/check_circle:")
    chosen.run()


def _menu(words: Words, stage: Stage) -> st.Page:
    """Draw the menu and give the page that the address asks for."""
    stage.pages = {
        page.name: st.Page(
            stage.play(page),
            title=words.say(page.title),
            icon=f":material/{page.icon}:",
            url_path=page.name,
            default=number == 0,
            visibility="hidden" if page.hidden else "visible",
        )
        for number, page in enumerate(PAGES)
    }
    return st.navigation(list(stage.pages.values()), position="top")


def _ends(bar: Bar, stage: Stage, at: str) -> None:
    """Draw what stands at the end of the bar: link, search, workspace and the other language."""
    words = bar.words
    sharing.share(bar, at)
    st.page_link(stage.pages["search"], label=words.say("Search"), icon=":material/search:")
    workspaces.choose(words)
    other = "en" if words.language == "sv" else "sv"
    st.button(
        other.upper(),
        key="moment_language",
        type="tertiary",
        help="In English" if other == "en" else "På svenska",
        on_click=forms.speak,
        args=(other,),
    )
