"""Work out what the product must answer: `python -m demo.derive_expected` makes `expected.json`.

From the source files and the tables alone, with the standard library, by a replay of its own.
"""

import json
from datetime import date
from pathlib import Path

from demo import schema
from demo.replay import Moment, Replay
from demo.tables import table

EXPECTED = Path(__file__).parent / "expected.json"
REVIEWS = [row["review_id"] for row in table("reviews")]
BEFORE, AFTER = "R4", "R8"
WORDS = {
    "statuses": ("goal", "status"),
    "signposts": ("signpost", "state"),
    "assumptions": ("assumption", "state"),
    "decisions": ("decision", "state"),
}
TOLD = ("act", "review", "reason", "trigger", "author", "decision")


def moment_of(replay: Replay, review: str) -> Moment:
    """Give a review as a moment: R8 is still open, so it is its day, with all that is known."""
    day = next(row["date"] for row in table("reviews") if row["review_id"] == review)
    return Moment(day) if review == AFTER else replay.finalised(review)


def difference(replay: Replay, before: Moment, after: Moment) -> dict[str, list[dict[str, object]]]:
    """Compare two moments, end against end."""
    found: dict[str, list[dict[str, object]]] = {
        "added": [],
        "retired": [],
        "restored": [],
        "revised": [],
    }
    for kind, key in sorted(replay.records):
        first, second = replay.state(kind, key, before), replay.state(kind, key, after)
        name: dict[str, object] = {"kind": kind, "key": key}
        if second.alive and not first.alive:
            found["restored" if first.ever else "added"].append(name)
        if first.alive and not second.alive:
            found["retired"].append(name)
        if first.alive and second.alive:
            for field in schema.FIELDS[kind]:
                if first.fields[field] != second.fields[field]:
                    row = second.set_by[field]
                    values = {
                        "before": schema.plain(kind, field, first.fields[field]),
                        "after": schema.plain(kind, field, second.fields[field]),
                    }
                    told = {said: row[said] or None for said in TOLD}
                    found["revised"].append(name | {"field": field} | values | told)
    return found


def number(replay: Replay, kind: str, key: str, field: str, moment: Moment) -> float:
    """Give a number of a record at a moment."""
    return float(replay.state(kind, key, moment).fields[field])


def load(replay: Replay, resource: str, moment: Moment) -> dict[str, float]:
    """Give a resource's capacity, what is allocated and what is free."""
    sums = {}
    for kind in ("contribution", "allocation"):
        living = replay.living(kind, moment)
        mine = [state for key, state in living.items() if key.split("/")[0] == resource]
        sums[kind] = sum(float(state.fields["amount"]) for state in mine)
    capacity, allocated = sums["contribution"], sums["allocation"]
    return {"capacity": capacity, "allocated": allocated, "free": round(capacity - allocated, 9)}


def words_of(replay: Replay, kind: str, field: str, moment: Moment) -> dict[str, str]:
    """Give a field of every record of a kind that lives at a moment."""
    return {key: state.fields[field] for key, state in replay.living(kind, moment).items()}


def days_late(replay: Replay, code: str) -> int:
    """Give how many days after its due day a decision was done; 0 when it was in time."""
    rows = replay.records["decision", code]
    done = [row for row in rows if row["state"] == "done"]
    if not done:
        return 0
    due, day = date.fromisoformat(rows[0]["due"]), date.fromisoformat(done[0]["effective_on"])
    return max(0, (day - due).days)


def confirmations(replay: Replay, code: str) -> list[dict[str, str]]:
    """Give when an assumption was confirmed and what that rested on."""
    return [
        {"review": row["review"], "rests_on": row["rests_on"]}
        for row in replay.records["assumption", code]
        if row["act"] == "confirm"
    ]


def numbers(replay: Replay, at: dict[str, Moment]) -> dict[str, object]:
    """Give likelihoods, the housing target and what is free of the resources."""
    scenarios = [row["scenario_id"] for row in table("scenarios")]
    targets = at | {day: Moment(day) for day in ("2024-11-24", "2024-11-25")}
    return {
        "likelihoods": {
            review: {
                code: number(replay, "likelihood", f"{code}/group", "percent", moment)
                for code in scenarios
            }
            for review, moment in at.items()
        },
        "G4": {review: load(replay, "G4", at[review]) for review in ("R4", "R5", "R6", "R8")},
        "I01 target": {
            name: number(replay, "indicator", "I01", "target_value", moment)
            for name, moment in targets.items()
        },
        "resources": {
            row["resource_id"]: load(replay, row["resource_id"], at[AFTER])
            for row in table("resources")
        },
    }


def figures(replay: Replay) -> dict[str, object]:
    """Give the figures that the pages are shown with."""
    at = {review: moment_of(replay, review) for review in REVIEWS}
    words = {
        name: {review: words_of(replay, *of, moment) for review, moment in at.items()}
        for name, of in WORDS.items()
    }
    late = {row["decision_id"]: days_late(replay, row["decision_id"]) for row in table("decisions")}
    living = {kind: len(replay.living(kind, at[AFTER])) for kind in schema.KEYS}
    return {
        **numbers(replay, at),
        **words,
        "B07 reference": replay.records["decision", "B07"][-1]["reference"],
        "days late": {code: days for code, days in late.items() if days},
        "F3 confirmed": confirmations(replay, "F3"),
        "living at R8": living,
    }


def derive() -> str:
    """Give the whole of expected.json as text."""
    replay = Replay()
    before, after = moment_of(replay, BEFORE), moment_of(replay, AFTER)
    answer = {
        "difference": {"before": BEFORE, "after": AFTER} | difference(replay, before, after),
        "figures": figures(replay),
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    EXPECTED.write_text(derive(), encoding="utf-8")
