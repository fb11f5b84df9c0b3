"""What each kind's columns are called and hold, written down once more, apart from the product."""

KEYS: dict[str, tuple[str, ...]] = {
    "goal": ("code",),
    "indicator": ("code",),
    "target": ("indicator", "day"),
    "observation": ("indicator", "period", "place", "group"),
    "resource": ("code",),
    "contribution": ("resource", "actor", "period"),
    "allocation": ("resource", "goal", "period"),
    "driver": ("code",),
    "variant": ("code",),
    "scenario": ("code",),
    "likelihood": ("scenario", "judge"),
    "assumption": ("code",),
    "signpost": ("code",),
    "impact": ("goal", "scenario", "judge"),
    "outlook": ("resource", "scenario", "period"),
    "projection": ("indicator", "scenario", "period"),
    "cross_impact": ("from_variant", "to_variant"),
    "actor": ("code",),
    "stance": ("actor", "goal"),
    "relation": ("first", "second"),
    "review": ("code",),
    "point": ("agenda_of", "about"),
    "decision": ("code",),
    "addendum": ("adds_to", "sequence"),
    "settings": (),
}
OPTIONAL_PARTS = {"place", "group", "period"}

# A trailing * marks a required field; words of a choice follow the colon; ~ marks a text that is
# the same in every language.
FIELDS: dict[str, dict[str, str]] = {
    "goal": {
        "title": "text*",
        "description": "prose",
        "level": "choice:vision overarching committee sub_goal",
        "parent": "ref:goal",
        "sector": "text",
        "owner": "text",
        "good_economy": "choice:none financial operations",
        "sdg": "wholes:1 17",
        "due": "day",
        "status": "choice:met partly not_met not_judged",
        "status_comment": "prose",
        "confidence": "whole:0 10",
        "shared_with": "refs:actor",
        "document": "text",
    },
    "indicator": {
        "goal": "ref:goal",
        "title": "text*",
        "definition": "prose",
        "unit": "text*",
        "decimals": "whole:0 9",
        "wanted": "choice:raise lower keep_at_least keep_at_most*",
        "baseline_value": "number",
        "baseline_period": "period",
        "target_value": "number",
        "target_date": "day",
        "frequency": "choice:month quarter tertial half_year year free",
        "seasonal": "flag",
        "band": "number",
        "source": "text",
        "owner": "text",
    },
    "target": {"value": "number*"},
    "observation": {
        "value": "number",
        "mark": "text~",
        "state": "choice:final preliminary revised",
        "source": "text",
        "note": "text",
    },
    "resource": {
        "title": "text*",
        "unit": "text*",
        "held_by": "ref:actor",
        "nature": "choice:flow stock",
        "description": "prose",
        "document": "text",
    },
    "contribution": {
        "amount": "number*",
        "state": "choice:intent decided agreed delivered",
        "document": "text",
    },
    "allocation": {"amount": "number*", "minimum": "number"},
    "driver": {
        "title": "text*",
        "description": "prose",
        "importance": "whole:1 5",
        "uncertainty": "whole:1 5",
        "axis": "choice:none first second",
    },
    "variant": {"driver": "ref:driver*", "title": "text*", "place_in_order": "whole:0 99"},
    "scenario": {
        "title": "text*",
        "set": "text~",
        "narrative": "prose",
        "horizon": "whole:1900 2200",
        "position": "refs:variant",
        "catch_all": "flag",
        "carved_from": "ref:scenario",
        "resolves_on": "day",
        "outcome": "choice:open occurred did_not annulled",
    },
    "likelihood": {"percent": "percent*"},
    "assumption": {
        "text": "text*",
        "bears_on": "mentions",
        "state": "choice:holds uncertain fell came_true",
        "evidence": "prose",
        "would_change": "prose",
    },
    "signpost": {
        "text": "text*",
        "points_to": "refs:scenario*",
        "indicator": "ref:indicator",
        "comparison": "choice:above below",
        "watch_at": "number",
        "trigger_at": "number",
        "confirmations": "whole:1 99",
        "hysteresis": "number",
        "lead_months": "whole:0 999",
        "owner": "text",
        "source": "text",
        "state": "choice:quiet watch triggered ceased",
        "bears_on": "mentions",
    },
    "impact": {"score": "whole:-2 2", "breaks_it": "prose"},
    "outlook": {"capacity_percent": "number*"},
    "projection": {"value": "number*", "source": "text"},
    "cross_impact": {"score": "whole:-3 3*"},
    "actor": {
        "title": "text*",
        "nature": "choice:own partner affected",
        "influence": "whole:1 5",
        "stake": "whole:1 5",
        "weight": "number",
        "gathering": "text",
        "contact": "text",
    },
    "stance": {"score": "whole:-3 3", "interest": "prose", "dissents_from": "ref:decision"},
    "relation": {
        "score": "whole:-3 3*",
        "handled_by": "text",
        "state": "choice:open handled accepted",
    },
    "review": {
        "title": "text*",
        "date": "day*",
        "nature": "text",
        "place": "text",
        "period": "period",
        "chair": "text",
        "secretary": "text",
        "participants": "texts",
        "cadence": "choice:none month quarter tertial half_year year",
        "diary_number": "text~",
        "state": "choice:planned open finalised",
        "notes": "prose",
        "finalised_text": "prose",
    },
    "point": {
        "place_in_order": "whole:0 99",
        "minutes": "whole:0 999",
        "left_out": "flag",
        "discussion": "prose",
    },
    "decision": {
        "text": "text*",
        "taken_in": "ref:review*",
        "bears_on": "mentions",
        "owner": "text",
        "due": "day",
        "state": "choice:open under_way done dropped",
        "outcome": "prose",
        "body": "text~",
        "reference": "text~",
        "replaces": "ref:decision",
        "look_again": "day",
    },
    "addendum": {"text": "prose*"},
    "settings": {
        "title": "text*",
        "organisation": "text",
        "sectors": "texts",
        "status_scale": "texts",
        "units": "texts",
        "fiscal_start": "whole:1 12",
        "stale_reviews": "whole:1 99",
        "stale_days": "whole:1 9999",
        "quiet_weeks": "texts~",
        "language": "choice:sv en",
        "country": "text~",
        "currency": "text~",
        "time_zone": "text~",
        "overlapping_sets": "texts~",
        "names_in_notes": "flag",
    },
}
# What the parts of a key refer to.
_PARTS = {
    "goal": "ref:goal",
    "indicator": "ref:indicator",
    "resource": "ref:resource",
    "scenario": "ref:scenario",
    "actor": "ref:actor",
    "judge": "ref:actor",
    "first": "ref:goal",
    "second": "ref:goal",
    "from_variant": "ref:variant",
    "to_variant": "ref:variant",
    "agenda_of": "ref:review",
    "adds_to": "ref:review",
    "about": "mentions",
}
KEY_REFERENCES = {
    kind: {name: _PARTS[name] for name in names if name in _PARTS} for kind, names in KEYS.items()
}

# What an act carries, as columns of a history file.
CARRIED = (
    "effective_on",
    "act",
    "review",
    "trigger",
    "reason",
    "author",
    "decision",
    "rests_on",
    "until",
    "successor",
    "made_at",
)
ACTS = ("add", "revise", "confirm", "defer", "correct", "retire", "restore")
SETTING_ACTS = ("add", "revise", "correct", "restore")
TRIGGERS = ("new_data", "decision", "budget", "outside_event", "learned", "correction", "method")
CARRIED_TEXTS = ("reason", "author", "rests_on")


def key_columns(kind: str) -> tuple[str, ...]:
    """Give the columns of a file that together are the key; the settings need none."""
    return KEYS[kind]


def columns(kind: str) -> tuple[str, ...]:
    """Give all columns of a kind's history file."""
    return (*KEYS[kind], *FIELDS[kind], *CARRIED)


def key_of(kind: str, row: dict[str, str]) -> str:
    """Join a row's key: the parts that are filled in, with a slash between; settings are 'plan'."""
    parts = [row[name] for name in KEYS[kind]]
    while parts and not parts[-1]:
        parts.pop()
    return "/".join(parts) or "plan"


def split_key(kind: str, key: str) -> dict[str, str]:
    """Give a key's parts by the name of their columns."""
    names = KEYS[kind]
    parts = key.split("/") if names else []
    return dict(zip(names, [*parts, *[""] * (len(names) - len(parts))], strict=True))


def type_of(kind: str, field: str) -> str:
    """Give a field's type without its marks."""
    return FIELDS[kind][field].split(":")[0].rstrip("*~")


def is_worded(kind: str, field: str) -> bool:
    """Say whether a field holds words that differ between languages."""
    return type_of(kind, field) in {"text", "prose", "texts"} and "~" not in FIELDS[kind][field]


def plain(kind: str, field: str, text: str) -> object:
    """Give the value that a canonical text stands for, as JSON holds it."""
    type_name = type_of(kind, field)
    if not text:
        return None
    if type_name in {"number", "percent", "whole"}:
        number = float(text)
        return int(number) if number.is_integer() else number
    if type_name == "flag":
        return text == "true"
    if type_name in {"refs", "mentions", "texts"}:
        return text.split(";")
    return [int(part) for part in text.split(";")] if type_name == "wholes" else text
