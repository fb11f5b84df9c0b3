"""What a printed page says at its foot: of which plan it is, at which moment, and when."""

import streamlit as st

from scenarios.hindsight import lasting
from tracker.papers.html import corner
from tracker.visit import NOW, Visit


def foot(visit: Visit) -> None:
    """Let each printed page say its source and its day; its number stands there already."""
    st.html(f"<style>{corner('bottom-left', _source(visit))}</style>")


def _source(visit: Visit) -> str:
    plan, moment = visit.settings, visit.moment
    parts = (
        plan.organisation or plan.title or visit.workspace.title or visit.workspace.name,
        "" if visit.at == NOW else visit.at,
        f"{visit.words.day(moment.day)}@{lasting(visit.history, moment).known}",
        visit.say("printed {day}", day=visit.workspace.today()),
    )
    return " · ".join(part for part in parts if part)
