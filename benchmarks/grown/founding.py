"""What the first review of a grown plan agrees on, room by room."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from benchmarks.grown.size import Size
from benchmarks.grown.wording import (
    AIMS,
    BELIEFS,
    MEANS,
    MEASURES,
    ROLES,
    SECTORS,
    SIGNALS,
    UNITS,
    one_of,
    said,
)
from scenarios.edits import Add, Edit

DRIVERS, OUTCOMES = 8, 2
A_TREE = 6  # goals below each
DRAWN, STANCES, RELATIONS = 8, 15, 2  # allocations of a resource, stances of an actor, of a goal
STATUSES = ("met", "partly", "not_met", None)
JUDGES = 4  # actors who judge the scenarios besides the group
TARGET = date(2030, 12, 31)


def founded(size: Size, chance: Random) -> Iterator[Edit]:
    """Write down all that the first review agrees on."""
    told = {"title": "The county plan", "organisation": "The county", "sectors": SECTORS}
    yield Add(kind="settings", key="plan", values=told)
    yield from _people(size)
    yield from _futures(size)
    yield from _goals(size, chance)
    yield from _resources(size, chance)
    yield from _beliefs(size, chance)
    yield from _judged(size, chance)


def _people(size: Size) -> Iterator[Edit]:
    for place, code in enumerate(size.partners):
        told = {"title": f"Partner of {one_of(SECTORS, place).lower()} {place}"}
        power = {"influence": place % 5 + 1, "stake": place // 5 % 5 + 1}
        yield Add(kind="actor", key=code, values=told | power)


def _futures(size: Size) -> Iterator[Edit]:
    """Span the cross, and place every scenario in it, all as likely as each other."""
    for number in range(1, DRIVERS + 1):
        code, axis = f"D{number}", {1: "first", 2: "second"}.get(number, "none")
        named = {"title": said(SIGNALS, number), "axis": axis}
        weight = {"importance": number % 5 + 1, "uncertainty": number // 2 % 5 + 1}
        yield Add(kind="driver", key=code, values=named | weight)
        for place in range(1, OUTCOMES + 1):
            told = {"driver": code, "title": ("more", "less")[place - 1], "place_in_order": place}
            yield Add(kind="variant", key=f"{code}v{place}", values=told)
    for place, code in enumerate(size.futures):
        future: dict[str, Any] = {"title": f"Scenario {code}", "outcome": "open"}
        future["narrative"] = " ".join(said(BELIEFS, place + more) + "." for more in range(9))
        future["position"] = (f"D1v{place % 2 + 1}", f"D2v{place // 2 % 2 + 1}")
        yield Add(kind="scenario", key=code, values=future)
        for judge in ("group", *size.partners[:JUDGES]):
            held = {"percent": 100.0 / size.scenarios}
            yield Add(kind="likelihood", key=f"{code}/{judge}", values=held)


def _goals(size: Size, chance: Random) -> Iterator[Edit]:
    """Grow a tree of goals, each with its indicators."""
    for place, code in enumerate(size.aims):
        told = {"title": said(AIMS, place), "sector": one_of(SECTORS, place), "due": TARGET}
        told |= {"owner": one_of(ROLES, place), "status": chance.choice(STATUSES)}
        above = {"parent": size.aims[place // A_TREE - 1]} if place >= A_TREE else {}
        level = {"level": "committee" if above else "overarching"}
        yield Add(kind="goal", key=code, values=told | above | level)
    for place, code in enumerate(size.measures):
        yield Add(kind="indicator", key=code, values=_indicator(size, place))
        for year in (2027, 2029):
            value = {"value": 40.0 + 10 * (year - 2025)}
            yield Add(kind="target", key=f"{code}/{year}-12-31", values=value)


def _indicator(size: Size, place: int) -> dict[str, Any]:
    told = {"title": said(MEASURES, place), "goal": one_of(size.aims, place), "wanted": "raise"}
    told |= {"unit": one_of(UNITS, place), "owner": one_of(ROLES, place), "frequency": "quarter"}
    ends = {"baseline_value": 20.0, "baseline_period": "2013-Q4", "target_value": 90.0}
    return told | ends | {"target_date": TARGET, "decimals": 1}


def _resources(size: Size, chance: Random) -> Iterator[Edit]:
    for place, code in enumerate(size.means):
        told = {"title": said(MEANS, place), "unit": one_of(UNITS, place)}
        yield Add(kind="resource", key=code, values=told)
        for actor in chance.sample(size.partners, 3):
            held = {"amount": float(chance.randint(5, 20)), "state": "agreed"}
            yield Add(kind="contribution", key=f"{code}/{actor}", values=held)
        for goal in chance.sample(size.aims, min(DRAWN, size.goals)):
            held = {"amount": float(chance.randint(1, 8)), "minimum": 1.0}
            yield Add(kind="allocation", key=f"{code}/{goal}", values=held)
        for future in size.futures:
            left = {"capacity_percent": float(chance.randint(50, 120))}
            yield Add(kind="outlook", key=f"{code}/{future}", values=left)


def _beliefs(size: Size, chance: Random) -> Iterator[Edit]:
    for place in range(1, size.beliefs + 1):
        about = {"bears_on": (f"goal:{one_of(size.aims, place)}",)}
        told = {"text": said(BELIEFS, place), "state": "holds", "would_change": "A new count"}
        yield Add(kind="assumption", key=f"F{place}", values=told | about)
        sign = {"text": said(SIGNALS, place), "points_to": (chance.choice(size.futures),)}
        levels = {"comparison": "above", "watch_at": 60.0, "trigger_at": 70.0, "state": "quiet"}
        read = {"indicator": one_of(size.measures, place), "bears_on": (f"assumption:F{place}",)}
        yield Add(kind="signpost", key=f"T{place}", values=sign | levels | read)


def _judged(size: Size, chance: Random) -> Iterator[Edit]:
    """Judge goals in every scenario, beside each other, and by those who have a stake."""
    pairs = {
        tuple(sorted((goal, other)))
        for goal in size.aims
        for other in chance.sample(size.aims, RELATIONS)
        if other != goal
    }
    for first, second in sorted(pairs):
        told = {"score": chance.choice((-3, -2, -1, 1, 2, 3)), "state": chance.choice(STATES)}
        yield Add(kind="relation", key=f"{first}/{second}", values=told)
    for goal in size.aims:
        for future in size.futures:
            score = {"score": chance.randint(-2, 2)}
            yield Add(kind="impact", key=f"{goal}/{future}/group", values=score)
    for actor in size.partners:
        for goal in chance.sample(size.aims, min(STANCES, size.goals)):
            held = {"score": chance.randint(-3, 3), "interest": "That it is kept as it is."}
            yield Add(kind="stance", key=f"{actor}/{goal}", values=held)


STATES = ("handled", "accepted", "handled", "open")
