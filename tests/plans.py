"""Plans to test with: one that holds records of every kind, every field of them filled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scenarios.edits import Add, Edit, decide
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Change

FIRST_DAY = date(2025, 1, 15)
TODAY = date(2026, 11, 23)
PERSON = "anna-key"
MIDNIGHT = 1_736_899_200_000  # 2025-01-15, UTC milliseconds

RECORDS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "goal": {
        "S1": {
            "title": "Fler bostäder",
            "description": "I lägen med god service.\nInte på åkermark; se “översiktsplanen”.",
            "level": "overarching",
            "sector": "Samhälle",
            "owner": "Planchef",
            "good_economy": "operations",
            "sdg": (11, 9),
            "due": date(2026, 12, 31),
            "status": "partly",
            "status_comment": "Sju av tio.",
            "confidence": 6,
            "shared_with": ("RM", "NA"),
            "document": "https://example.org/op",
        },
        "S2": {"title": "=Levande, stadskärna", "parent": "S1", "status": "met"},
        "N1": {"title": "Jobb", "parent": "S1", "owner": "'-chefen"},
    },
    "indicator": {
        "I01": {
            "goal": "S1",
            "title": "Färdigställda bostäder",
            "definition": "Rullande fyra kvartal.",
            "unit": "antal",
            "decimals": 0,
            "wanted": "raise",
            "baseline_value": 62.0,
            "baseline_period": "2021-Q4",
            "target_value": 120.5,
            "target_date": date(2026, 12, 31),
            "frequency": "quarter",
            "seasonal": True,
            "band": 5.0,
            "source": "SCB",
            "owner": "Planchef",
        },
        "I02": {"title": "Tomma lokaler", "unit": "%", "wanted": "lower"},
    },
    "target": {
        "I01/2025-06-30": {"value": 80.0},
        "I01/2025-12-31": {"value": 1e22},
    },
    "observation": {
        "I01/2024-Q4": {
            "value": -3.25,
            "mark": "..",
            "state": "preliminary",
            "source": "SCB",
            "note": "Delvis skattad",
        },
        "I01/2024-Q4/0180/kvinnor": {"value": 7.0},
        "I01/2024-Q4//män": {"value": 0.1},
        "I02/2024": {"mark": "u.s."},
    },
    "resource": {
        "G4": {
            "title": "Elkapacitet",
            "unit": "MW",
            "held_by": "NA",
            "nature": "stock",
            "description": "I stamnätet.",
            "document": "avtal 7",
        },
        "G1": {"title": "Fonden", "unit": "mnkr", "nature": "flow"},
    },
    "contribution": {
        "G4/NA": {"amount": 18.0, "state": "agreed", "document": "avtal 8"},
        "G1/RM/2025": {"amount": 6.5},
    },
    "allocation": {
        "G4/N1": {"amount": 9.0, "minimum": 4.5},
        "G1/S1/2025": {"amount": 2.0},
    },
    "driver": {
        "D1": {
            "title": "Eltillgång",
            "description": "Hur fort nätet byggs.",
            "importance": 5,
            "uncertainty": 4,
            "axis": "first",
        },
        "D2": {"title": "Befolkning"},
    },
    "variant": {
        "D1a": {"driver": "D1", "title": "God", "place_in_order": 1},
        "D1b": {"driver": "D1", "title": "Knapp"},
        "D2a": {"driver": "D2", "title": "Växande"},
    },
    "scenario": {
        "A": {
            "title": "Kraftsamling",
            "narrative": "Allt går bra.",
            "horizon": 2040,
            "position": ("D1a", "D2a"),
            "catch_all": False,
            "resolves_on": date(2040, 1, 1),
        },
        "B": {"title": "Trångt i nätet", "carved_from": "A"},
        "X": {"title": "Eget spår", "set": "other", "outcome": "open"},
    },
    "likelihood": {
        "A/group": {"percent": 60.0},
        "B/group": {"percent": 40.0},
        "A/RM": {"percent": 30.0},
        "B/RM": {"percent": 70.0},
    },
    "assumption": {
        "F1": {
            "text": "Befolkningen växer",
            "bears_on": ("goal:S1", "resource:G4"),
            "state": "holds",
            "evidence": "SCB 2024",
            "would_change": "Två år av minskning",
        },
        "F2": {"text": "@räntan stannar"},
    },
    "signpost": {
        "T1": {
            "text": "Nätägarens besked",
            "points_to": ("B",),
            "indicator": "I01",
            "comparison": "above",
            "watch_at": 6.0,
            "trigger_at": 12.0,
            "confirmations": 2,
            "hysteresis": 0.5,
            "lead_months": 18,
            "owner": "Planerare",
            "source": "Nätägaren",
            "state": "watch",
            "bears_on": ("goal:N1",),
        },
        "T2": {"text": "Flyttnetto", "points_to": ("A", "B")},
    },
    "impact": {
        "S1/A/group": {"score": 2, "breaks_it": "Räntan"},
        "S1/B/RM": {"score": -1},
    },
    "outlook": {"G4/B": {"capacity_percent": 60.0}, "G4/A/2030": {"capacity_percent": 120.0}},
    "projection": {
        "I01/A/2030": {"value": 140.0, "source": "Egen beräkning"},
        "I01/B/2030-Q4": {"value": 70.0},
    },
    "cross_impact": {"D1a/D2a": {"score": 2}, "D1b/D2a": {"score": -2}},
    "actor": {
        "RM": {
            "title": "Region Mellanåsen",
            "nature": "partner",
            "influence": 4,
            "stake": 3,
            "weight": 1.5,
            "gathering": "offentliga",
            "contact": "Utvecklingschef",
        },
        "NA": {"title": "Nätägaren"},
    },
    "stance": {
        "RM/S1": {"score": 3, "interest": "Pendling", "dissents_from": "B01"},
        "NA/N1": {"score": -2},
    },
    "relation": {
        "S1/S2": {"score": 2, "handled_by": "Planchef", "state": "open"},
        "N1/S1": {"score": -3},
    },
    "review": {
        "R1": {
            "title": "Uppstart",
            "date": date(2025, 1, 15),
            "nature": "ordinarie",
            "place": "Rådhuset",
            "period": "2024",
            "chair": "Kommundirektör",
            "secretary": "Strateg",
            "participants": ("Planchef", "Ekonom"),
            "cadence": "half_year",
            "diary_number": "KS 2024/118",
            "state": "open",
            "notes": "Fri text.",
        },
        "R2": {"title": "Hösten", "date": date(2026, 12, 15), "state": "planned"},
    },
    "point": {
        "R1/goal:S1": {
            "place_in_order": 1,
            "minutes": 15,
            "left_out": False,
            "discussion": "Alla var med.",
        },
        "R1/likelihood:A/group": {"minutes": 5},
    },
    "decision": {
        "B01": {
            "text": "Fastställ planen",
            "taken_in": "R1",
            "bears_on": ("goal:S1", "resource:G1"),
            "owner": "Kommundirektör",
            "due": date(2025, 3, 31),
            "state": "under_way",
            "outcome": "På väg",
            "body": "KS",
            "reference": "KS 2025-01-29 § 4",
            "look_again": date(2026, 1, 31),
        },
        "B02": {"text": "Bevaka signaler", "taken_in": "R1", "replaces": "B01"},
        "B03": {"text": "Se över avgiften", "taken_in": "R2", "state": "open"},
    },
    "addendum": {"R1/1": {"text": "En rättelse."}},
    "settings": {
        "plan": {
            "title": "Plan för Väderåsa",
            "organisation": "Väderåsa kommun",
            "sectors": ("Samhälle", "Näringsliv"),
            "units": ("MW", "mnkr"),
            "fiscal_start": 1,
            "stale_reviews": 2,
            "stale_days": 365,
            "quiet_weeks": ("27-31",),
            "language": "sv",
            "country": "SE",
            "currency": "SEK",
            "time_zone": "Europe/Stockholm",
            "overlapping_sets": ("other",),
            "names_in_notes": False,
        }
    },
}


def adds(records: Mapping[str, Mapping[str, Mapping[str, Any]]] = RECORDS) -> list[Edit]:
    """Give the edits that add every record on the first day."""
    return [
        Add(kind=kind, key=KINDS[kind].checked_key(key), values=values, effective_on=FIRST_DAY)
        for kind, keyed in records.items()
        for key, values in keyed.items()
    ]


def with_edits(history: History, edits: Sequence[Edit], today: date = TODAY) -> History:
    """Give the history with one more change; what writes nothing is no change."""
    revisions = decide(edits, history, day=today, reason_needed=False)
    if not revisions:
        return history
    number = history.last_change + 1
    made_at = MIDNIGHT + number * 60_000
    return history.extended(
        [Change(id=number, made_at=made_at, person=PERSON, revisions=revisions)]
    )


def full_plan() -> History:
    """Give the history of a plan with records of every kind."""
    return with_edits(History.empty(), adds())


def every_record() -> list[RecordId]:
    """Give every record of the full plan."""
    return [RecordId(kind, key) for kind, keyed in RECORDS.items() for key in keyed]
