"""The first steps of a plan that holds nothing yet."""

import streamlit as st

from tracker.listings.marks import grey, plain
from tracker.visit import Visit
from tracker.words import N_

Step = tuple[str, str, dict[str, str], str, str]
STEPS: tuple[Step, ...] = (
    (
        "flag",
        "kind",
        {"kind": "goal"},
        N_("Add the first goal"),
        N_("What should be reached, and by when?"),
    ),
    (
        "bolt",
        "kind",
        {"kind": "resource"},
        N_("Add a shared resource"),
        N_("What do several goals draw on: money, people, land, power?"),
    ),
    (
        "explore",
        "kind",
        {"kind": "scenario"},
        N_("Add a scenario"),
        N_("Which futures may you have to live in? Two to four are enough."),
    ),
    (
        "event",
        "reviews",
        {},
        N_("Plan the first review"),
        N_("When do you meet to confirm, revise or retire what you believe?"),
    ),
    (
        "upload_file",
        "data",
        {},
        N_("Bring your files in"),
        N_("You see what they would do before anything is written."),
    ),
)


def beginning(visit: Visit) -> None:
    """Draw where one may begin, in the order most teams do."""
    st.subheader(visit.say("The plan is empty. Where do you want to begin?"), anchor=False)
    for icon, page, asked, step, why in STEPS:
        link = f"[{plain(visit.say(step))}]({visit.link(page, **asked)})"
        st.markdown(f":material/{icon}: {link}  \n{grey(plain(visit.say(why)))}")
