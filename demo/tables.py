"""What the nineteen tables say of a record: at its start, and anew at each review."""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
Row = dict[str, str]
Facts = dict[str, object]

# The ten actors and the five partners are one list; two stand in both.
ACTORS = {
    "VK": "Väderåsa kommun",
    "RM": "Region Mellanåsen",
    "TK": "Tallköpings kommun",
    "VEB": "Väderåsa Energi & Bostäder AB",
    "NF": "Näringslivsföreningen Väderåsa",
    "FC": "Fastighetsägarna i centrum",
    "BN": "Byalaget i Norra Väderåsa",
    "ME": "Mellanåsens Elnät",
    "LS": "Länsstyrelsen",
    "UR": "Ungdomsrådet",
    "GS": "Granit & Stål i Väderåsa AB",
    "LF": "Lantbrukarföreningen",
    "PR": "Pensionärsrådet",
}
ATTITUDES = {"+": 2, "0": 0, "-": -2}
WANTED = {"higher": "raise", "lower": "lower"}
# More free power than the floor is no gain: I08 is a floor, not a direction.
FLOORS = {"I08"}
# The tables' "Vd Väderåsa Energi & Bostäder" and "Vd VEB" are the same role.
ROLES = {"Vd Väderåsa Energi & Bostäder": "Vd VEB"}


@cache
def table(name: str) -> tuple[Row, ...]:
    """Read one of the tables."""
    with (HERE / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def pick(name: str, **wanted: str) -> Row:
    """Give the one row of a table with these values, or an empty row."""
    rows = [row for row in table(name) if all(row[k] == v for k, v in wanted.items())]
    return rows[0] if rows else {}


def last_review(day: date) -> str:
    """Give the code of the last review held by a day."""
    held = [row["review_id"] for row in table("reviews") if row["date"] <= day.isoformat()]
    return held[-1] if held else ""


def moved(resource: str, item: str, day: date) -> float | None:
    """Give what the allocation history says of a resource on a day, if it says anything."""
    amount = None
    for row in table("allocation_history"):
        held = pick("reviews", review_id=row["review_id"])["date"] <= day.isoformat()
        if row["resource_id"] == resource and row["item"] == item and held:
            amount = float(row["amount"])
    return amount


def _goal(parts: list[str], _day: date) -> Facts:
    row = pick("goals", goal_id=parts[0])
    owner = row["owner_role"]
    return {
        "title": row["title_sv"],
        "sector": row["sector"],
        "owner": ROLES.get(owner, owner),
    }


def _indicator(parts: list[str], day: date) -> Facts:
    row = pick("indicators", indicator_id=parts[0])
    wanted = "keep_at_least" if parts[0] in FLOORS else WANTED[row["direction"]]
    targets = [
        float(past["target_value"])
        for past in table("target_history")
        if past["indicator_id"] == parts[0] and past["valid_from"] <= day.isoformat()
    ]
    return {
        "goal": row["goal_id"],
        "title": row["name_sv"],
        "unit": row["unit"],
        "wanted": wanted,
        "baseline_value": float(row["baseline_value"]),
        "baseline_period": row["baseline_period"],
        "target_value": targets[-1],
        "target_date": row["target_date"],
    }


def _observation(parts: list[str], _day: date) -> Facts:
    row = pick("observations", indicator_id=parts[0], period=parts[1])
    return {"value": float(row["value"])}


def _resource(parts: list[str], _day: date) -> Facts:
    row = pick("resources", resource_id=parts[0])
    return {"title": row["name_sv"], "unit": row["unit"]}


def _contribution(parts: list[str], day: date) -> Facts:
    row = pick("contributions", resource_id=parts[0], partner_id=parts[1])
    return {"amount": moved(parts[0], "total", day) or float(row["amount"])}


def _allocation(parts: list[str], day: date) -> Facts:
    row = pick("allocations", resource_id=parts[0], goal_id=parts[1])
    return {"amount": moved(parts[0], parts[1], day) or float(row["amount"])}


def _scenario(parts: list[str], _day: date) -> Facts:
    return {"title": pick("scenarios", scenario_id=parts[0])["name_sv"]}


def _likelihood(parts: list[str], day: date) -> Facts:
    row = pick("scenario_likelihood", scenario_id=parts[0], review_id=last_review(day))
    return {"percent": float(row["likelihood_percent"])}


def _assumption(parts: list[str], _day: date) -> Facts:
    return {"text": pick("assumptions", assumption_id=parts[0])["text_sv"]}


def _signpost(parts: list[str], day: date) -> Facts:
    row = pick("signposts", signpost_id=parts[0])
    status = pick("signpost_status", signpost_id=parts[0], review_id=last_review(day))
    return {
        "text": row["name_sv"],
        "points_to": row["points_to"].split(";"),
        "state": status["status"],
    }


def _impact(parts: list[str], _day: date) -> Facts:
    return {"score": float(pick("robustness", goal_id=parts[0], scenario_id=parts[1])["score"])}


def _actor(parts: list[str], _day: date) -> Facts:
    title = ACTORS[parts[0]]
    row = pick("actors", actor=title)
    if not row:
        return {"title": title}
    influence, stake = row["influence_1_5"], row["stake_1_5"]
    return {"title": title, "influence": int(influence), "stake": int(stake)}


def _stance(parts: list[str], _day: date) -> Facts:
    row = pick("actors", actor=ACTORS[parts[0]])
    for which in ("1", "2"):
        if row and row[f"goal_{which}"] == parts[1]:
            return {"score": ATTITUDES[row[f"attitude_{which}"]]}
    return {}


def _relation(parts: list[str], _day: date) -> Facts:
    first, second = parts
    row = pick("goal_relations", goal_a=first, goal_b=second)
    row = row or pick("goal_relations", goal_a=second, goal_b=first)
    return {"score": int(row["strength"]), "reason": row["reason_sv"]}


def _review(parts: list[str], _day: date) -> Facts:
    row = pick("reviews", review_id=parts[0])
    return {"title": row["title_sv"], "date": row["date"]}


def _decision(parts: list[str], _day: date) -> Facts:
    row = pick("decisions", decision_id=parts[0])
    return {
        "text": row["text_sv"],
        "taken_in": row["review_id"],
        "owner": row["owner_role"],
        "due": row["due_date"],
    }


AT_THE_START: Mapping[str, Callable[[list[str], date], Facts]] = {
    "goal": _goal,
    "indicator": _indicator,
    "observation": _observation,
    "resource": _resource,
    "contribution": _contribution,
    "allocation": _allocation,
    "scenario": _scenario,
    "likelihood": _likelihood,
    "assumption": _assumption,
    "signpost": _signpost,
    "impact": _impact,
    "actor": _actor,
    "stance": _stance,
    "relation": _relation,
    "review": _review,
    "decision": _decision,
}
# What the tables say anew at a review; the rest changes by the story alone.
LATER = {
    "likelihood": {"percent"},
    "signpost": {"state"},
    "allocation": {"amount"},
    "contribution": {"amount"},
}


def facts(kind: str, key: str, act: str, day: date) -> Facts:
    """Give what the tables say that an act on a record should set."""
    if kind not in AT_THE_START or act not in {"add", "revise"}:
        return {}
    found = AT_THE_START[kind](key.split("/"), day)
    kept = found if act == "add" else {name: found[name] for name in LATER.get(kind, ())}
    return dict(kept)


def every_impact() -> list[str]:
    """Give the keys of all impacts, which only the tables list."""
    return [f"{row['goal_id']}/{row['scenario_id']}/group" for row in table("robustness")]
