"""How goals act on each other: a matrix of synergies and conflicts."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from scenarios.lexicons import natural
from tracker.charts.axes import cells_axes
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.naming import beside
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, read
from tracker.words import Words

IS_WIDE = True
CELL, TOP, BOTTOM = 36, 44, 8
SHOWN = 11
STRONGEST = 3
Pairs = Mapping[tuple[str, str], Row]


def _goals(table: pd.DataFrame) -> list[str]:
    """Give the goals that have a relation, by code; of many those with the strongest."""
    found: dict[str, None] = {}
    for row in sorted(read(table), key=lambda row: (-abs(row["score"]), row["score"])):
        pair = dict.fromkeys((row["first"], row["second"]))
        if len(found | pair) <= SHOWN:
            found |= pair
    return sorted(found, key=natural)


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask which goals help each other and which pull apart."""
    return words.say("Which goals help each other, and which pull apart?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count synergies and conflicts and name the hardest conflict."""
    rows = read(table)
    if not rows:
        return words.say("No relations between goals yet.")
    counts = [
        words.say_n("{n} synergy", "{n} synergies", sum(row["score"] > 0 for row in rows)),
        words.say_n("{n} conflict", "{n} conflicts", sum(row["score"] < 0 for row in rows)),
    ]
    sentence = words.say("Between the goals: {counts}.", counts=words.listed(counts))
    hardest = min(rows, key=lambda row: row["score"])
    if hardest["score"] >= 0:
        return sentence
    told = {"first": hardest["first"], "second": hardest["second"]}
    told |= {"score": words.signed(hardest["score"]), "resources": hardest["shares"]}
    return f"{sentence} " + words.say(
        "The hardest is {first} against {second} ({score}), both drawing on {resources}."
        if hardest["shares"]
        else "The hardest is {first} against {second} ({score}).",
        **told,
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the numbers and the mark mean, and how many goals are not shown."""
    told = words.say("From −3, conflict, to +3, synergy. ◆ conflict over a shared resource.")
    hidden = len({*table["first"], *table["second"]}) - SHOWN
    if hidden <= 0:
        return told
    return f"{told} " + words.say_n(
        "{n} goal with weaker relations stands in the table.",
        "{n} goals with weaker relations stand in the table.",
        hidden,
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a cell for each pair of goals, coloured from conflict to synergy."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No relations between goals yet."))
    goals, rows = _goals(table), read(table)
    pairs = {(row["first"], row["second"]): row for row in rows}
    pairs |= {(row["second"], row["first"]): row for row in rows}
    drawn = canvas(colours, words, CELL * len(goals) + TOP + BOTTOM, t=TOP, b=BOTTOM, r=4)
    drawn.traces.append(_ground(goals, colours))
    drawn.traces.append(_cells(goals, pairs, colours, words))
    drawn.traces.append(_scores(goals, pairs, colours, words))
    titles = {row[code]: row[f"{code}_title"] for row in rows for code in ("first", "second")}
    _axes(drawn, goals, titles)
    return drawn.figure()


def _ground(goals: Sequence[str], colours: Palette) -> Trace:
    """Lay a faint ground under the pairs that nobody has judged; the diagonal stays open."""
    return trace(
        "heatmap",
        z=[[None if one == other else 0 for other in goals] for one in goals],
        xgap=3,
        ygap=3,
        colorscale=[(0, colours.band), (1, colours.band)],
        showscale=False,
        hoverinfo="skip",
    )


def _cells(goals: Sequence[str], pairs: Pairs, colours: Palette, words: Words) -> Trace:
    return trace(
        "heatmap",
        z=[[pairs[a, b]["score"] if (a, b) in pairs else None for b in goals] for a in goals],
        zmin=-STRONGEST,
        zmax=STRONGEST,
        xgap=3,
        ygap=3,
        colorscale=[(place / 4, shade) for place, shade in enumerate(colours.diverging)],
        showscale=False,
        hoverongaps=False,
        customdata=[
            [hover(pairs[a, b], words) if (a, b) in pairs else "" for b in goals] for a in goals
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[
            [leads_to("relation", *sorted((a, b))) if (a, b) in pairs else None for b in goals]
            for a in goals
        ],
    )


def _scores(goals: Sequence[str], pairs: Pairs, colours: Palette, words: Words) -> Trace:
    """Write the scores, with a mark where a conflict is over a shared resource."""
    place = {goal: number for number, goal in enumerate(goals)}
    shown = [(place[b], place[a], row) for (a, b), row in pairs.items() if {a, b} <= set(place)]
    return trace(
        "scatter",
        x=[across for across, _, _ in shown],
        y=[down for _, down, _ in shown],
        mode="text",
        text=[_score(row, words) for _, _, row in shown],
        textfont={
            "size": 13,
            "color": [
                colours.on_strong if abs(row["score"]) == STRONGEST else colours.ink
                for _, _, row in shown
            ],
        },
        hoverinfo="skip",
    )


def _score(row: Row, words: Words) -> str:
    contested = row["score"] < 0 and row["shares"]
    return (
        f"{words.signed(row['score'])} ◆" if contested else words.signed(row["score"]).lstrip("±")
    )


def hover(row: Row, words: Words) -> str:
    """Tell one pair: both goals, the score, what they share and who handles it."""
    lines = [
        f"<b>{clean(row[code])}</b> {clean(shortened(row[f'{code}_title'] or '', 50))}"
        for code in ("first", "second")
    ]
    lines.append(f"{strength(row['score'], words)} ({words.signed(row['score'])})")
    if row["shares"]:
        lines.append(words.say("both draw on {resources}", resources=row["shares"]))
    if row["handled_by"]:
        lines.append(words.say("handled by {role}", role=clean(row["handled_by"])))
    return "<br>".join(lines)


def strength(score: int, words: Words) -> str:
    """Give the word for a score: conflict, synergy or neither."""
    if score < 0:
        return words.say("conflict")
    return words.say("synergy" if score else "neither")


def _axes(drawn: Sketch, goals: Sequence[str], titles: Mapping[str, str | None]) -> None:
    cells_axes(
        drawn, [(code,) for code in goals], [beside(code, titles[code] or "") for code in goals]
    )


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each pair, the hardest conflict first."""
    rows = read(table)
    states = {
        "open": words.say("open"),
        "handled": words.say("handled"),
        "accepted": words.say("accepted"),
    }
    return pd.DataFrame(
        {
            words.say("Goal"): [f"{row['first']} {row['first_title'] or ''}" for row in rows],
            words.say("Other goal"): [
                f"{row['second']} {row['second_title'] or ''}" for row in rows
            ],
            words.say("Score"): [words.signed(row["score"]) for row in rows],
            words.say("What"): [strength(row["score"], words) for row in rows],
            words.say("Shared resource"): [", ".join(row["shares"]) for row in rows],
            words.say("State"): [states.get(row["state"], "") for row in rows],
            words.say("Handled by"): [row["handled_by"] or "" for row in rows],
        }
    )
