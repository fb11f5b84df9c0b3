"""What was measured, as a table for people."""

from typing import Any

MANY = 12


def table(measured: dict[str, Any]) -> str:
    """Draw medians, one row a contender and one column an operation, ratios to ours in brackets.

    Where there are many operations they are the rows, and the contenders the columns.
    """
    operations = list(dict.fromkeys(result["operation"] for result in measured["results"]))
    contenders = list(dict.fromkeys(result["contender"] for result in measured["results"]))
    cells = {(one["contender"], one["operation"]): _cell(one) for one in measured["results"]}
    head = ["median ms (ratio to ours)", *operations]
    body = [[name, *(cells.get((name, one), "–") for one in operations)] for name in contenders]
    rows = [head, *body]
    if len(operations) > MANY:
        rows = [list(row) for row in zip(*rows, strict=True)]
    return "\n".join([_title(measured), *_drawn(rows), *_below(measured)])


def _title(measured: dict[str, Any]) -> str:
    told = ", ".join(f"{name} {value}" for name, value in measured["workload"].items())
    return f"{measured['benchmark']}: {told}"


def _cell(result: dict[str, Any]) -> str:
    ratio = result["ratio_to_ours"]
    told = f"{result['median_ms']:.3g}" + (f" ({ratio:.2g}×)" if ratio is not None else "")
    return told if result["agrees"] else f"{told} WRONG"


def _drawn(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in told
        )
        for told in (list(enumerate(zip(row, widths, strict=True))) for row in rows)
    ]


def _below(measured: dict[str, Any]) -> list[str]:
    told = [f"{name}: {value}" for name, value in measured["figures"].items()]
    told += [f"absent: {name} – {why}" for name, why in measured["absences"].items()]
    return [*told, *measured["notes"]]
