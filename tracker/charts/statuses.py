"""How the steps of the status scale look in a figure, and how the goals of one are told."""

from collections.abc import Collection, Mapping, Sequence

from scenarios.series import Step
from scenarios.series.status import ABSENT
from tracker.charts.look import Palette, clean, shortened
from tracker.charts.pointing import leads_to_page
from tracker.words import Words

UNJUDGED = ""
HOVERED = 12  # goals that are told at most
GLYPHS = {
    "check_circle": "✓",
    "contrast": "◐",
    "cancel": "✕",
    "do_not_disturb_on": "–",
    "question_mark": "?",
    "trending_up": "↗",
    "trending_flat": "→",
    "trending_down": "↘",
    "error": "◔",
    "": "",
}
OTHER_GLYPH = "●"


def steps_in_use(scale: Sequence[Step], used: Collection[str], words: Words) -> dict[str, Step]:
    """Give every status in use, in the order of the scale; strange ones and none come last."""
    unjudged = Step(UNJUDGED, words.say("Not judged"), "question_mark")
    absent = Step(ABSENT, words.say("Not in the plan"), "", ABSENT)
    known = {step.code: step for step in (*scale, unjudged, absent)}
    strange = {code: Step(code, code) for code in sorted(set(used) - set(known))}
    told = {step.code: step for step in scale} | strange
    told |= {step.code: step for step in (unjudged, absent)}
    return {code: step for code, step in told.items() if code in used}


def hue(step: Step, colours: Palette) -> str:
    """Give the colour of a step."""
    if step.code == ABSENT:
        return colours.line
    return colours.states.get(step.colour, colours.states["gray"])


def glyph(step: Step) -> str:
    """Give the sign of a step as a letter; none where the scale has none."""
    return GLYPHS.get(step.icon, OTHER_GLYPH)


def goals_told(goals: Sequence[str], titles: Mapping[str, str], words: Words) -> str:
    """Name goals, one a line; of many the first, and how many more there are."""
    lines = [
        f"<b>{clean(goal)}</b> {clean(shortened(titles[goal], 50))}" for goal in goals[:HOVERED]
    ]
    if len(goals) > HOVERED:
        lines.append(words.say("{count} more", count=len(goals) - HOVERED))
    return "<br>".join(lines)


def leads_to_goals(goals: Sequence[str]) -> str:
    """Give the address of a list of goals."""
    return leads_to_page("kind", kind="goal", keys=",".join(goals))
