"""What a printed page says at its foot, and how a dark one comes out as ink on white paper."""

import streamlit as st

from scenarios.hindsight import lasting
from tracker.papers.html import corner
from tracker.visit import NOW, Visit

# Turned round, what is dark becomes light and keeps its hue: the texts and figures of a dark page.
TURNED = """@media print {
  .stApp { background: #000 !important; filter: invert(1) hue-rotate(180deg); }
  :is([data-testid="stAppViewContainer"], [data-testid="stMain"], [class*="st-key-card"]) {
    background: none !important;
  }
}
"""


def foot(visit: Visit) -> None:
    """Let each printed page say its source and its day; its number stands there already."""
    turned = TURNED if visit.theme == "dark" else ""
    st.html(f"<style>{corner('bottom-left', _source(visit))}{turned}</style>")


def _source(visit: Visit) -> str:
    plan, moment = visit.settings, visit.moment
    parts = (
        plan.organisation or plan.title or visit.workspace.title or visit.workspace.name,
        "" if visit.at == NOW else visit.at,
        f"{visit.words.day(moment.day)}@{lasting(visit.history, moment).known}",
        visit.say("printed {day}", day=visit.workspace.today()),
    )
    return " · ".join(part for part in parts if part)
