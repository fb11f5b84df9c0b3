"""datapackage.json: what the columns of every file mean, as Frictionless Table Schema has it."""

from collections.abc import Mapping
from typing import Any

from scenarios.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Listed,
    Number,
    Percent,
    Reference,
    Span,
    Whole,
)
from scenarios.kinds import KINDS, Kind
from scenarios.revisions import ACTS, TRIGGERS
from tracker.exchange.log import COLUMNS
from tracker.exchange.out.styles import Style
from tracker.exchange.own.headings import headings

PROFILE = "tabular-data-package"
PERIOD = r"[12]\d{3}(-(Q[1-4]|T[1-3]|H[12]|W\d\d|\d\d(-\d\d)?))?"
LOG_TYPES: Mapping[str, Mapping[str, Any]] = {
    **{name: {"type": "integer"} for name in ("position", "change", "number", "target", "undoes")},
    "made_at": {"type": "datetime"},
    "effective_on": {"type": "date"},
    "act": {"type": "string", "constraints": {"enum": list(ACTS)}},
    "trigger": {"type": "string", "constraints": {"enum": list(TRIGGERS)}},
    "set": {"type": "object"},
}


def package(style: Style, *, with_log: bool) -> dict[str, Any]:
    """Describe every file of an export in a style."""
    resources = [_resource(kind, style) for kind in KINDS.values()]
    if with_log:
        resources.append(_log())
    return {"name": "living-plan", "profile": PROFILE, "resources": resources}


def _resource(kind: Kind, style: Style) -> dict[str, Any]:
    heads = headings(kind.name, style.language)
    fields = [_field(heads[name], kind, name, style) for name in kind.headings()]
    fields.append({"name": heads["revision"], "type": "string"})
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if kind.key:
        schema["primaryKey"] = [heads[name] for name in kind.key]
    if foreign := _foreign_keys(kind, style):
        schema["foreignKeys"] = foreign
    return {
        "name": kind.name.replace("_", "-"),
        "path": f"{kind.name}.csv",
        "profile": "tabular-data-resource",
        "title": kind.plural,
        "description": kind.help,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _dialect(style.delimiter),
        "schema": schema,
    }


def _dialect(delimiter: str) -> dict[str, Any]:
    return {"delimiter": delimiter, "lineTerminator": "\r\n", "doubleQuote": True, "header": True}


def _field(heading: str, kind: Kind, name: str, style: Style) -> dict[str, Any]:
    field = kind.columns[name]
    described = {"name": heading, **_type(field), "title": field.label, "description": field.help}
    if described["type"] == "number" and style.decimal != ".":
        described["decimalChar"] = style.decimal
    constraints = _constraints(field)
    if field.required:
        constraints["required"] = True
    return {**described, "constraints": constraints} if constraints else described


def _type(field: Field) -> dict[str, str]:
    match field:
        case Whole():
            return {"type": "integer"}
        case Number():
            return {"type": "number"}
        case Day():
            return {"type": "date"}
        case Flag():
            return {"type": "boolean"}
        case _:
            return {"type": "string"}


def _constraints(field: Field) -> dict[str, Any]:
    match field:
        case Whole(low=low, high=high):
            limits = {"minimum": low, "maximum": high}
            return {name: limit for name, limit in limits.items() if limit is not None}
        case Percent():
            return {"minimum": 0, "maximum": 100}
        case Choice(words=words) if words:
            return {"enum": list(words)}
        case Span():
            return {"pattern": PERIOD}
        case _:
            return {}


def _foreign_keys(kind: Kind, style: Style) -> list[dict[str, Any]]:
    """Give the columns that each name one record; lists and words beside codes cannot be said."""
    heads = headings(kind.name, style.language)
    return [
        {
            "fields": [heads[name]],
            "reference": {
                "resource": "" if field.kind == kind.name else field.kind.replace("_", "-"),
                "fields": [headings(field.kind, style.language)["code"]],
            },
        }
        for name, field in kind.columns.items()
        if isinstance(field, Reference) and not isinstance(field, Listed) and not field.also
    ]


def _log() -> dict[str, Any]:
    string = {"type": "string"}
    fields = [{"name": name, **LOG_TYPES.get(name, string)} for name in COLUMNS]
    return {
        "name": "revision",
        "path": "revision.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _dialect(","),
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["position"]},
    }
