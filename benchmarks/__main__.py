"""The command: `python -m benchmarks history --revisions 100000 --records 2000 --json`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks import history, pages, tables
from benchmarks.peers import MODULES
from benchmarks.report import table
from benchmarks.shapes import RECORDS, SHAPES

BENCHMARKS: Mapping[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "history": lambda given: history.run(
        given.shape,
        given.revisions,
        given.records or round(given.revisions * RECORDS[given.shape]),
        given.peers,
        given.seconds,
    ),
    "pages": pages.run,
    "csv": tables.run,
}


def main(words: list[str]) -> int:
    """Measure what is named, print it, and give the exit code."""
    given = options().parse_args(words)
    if given.name not in BENCHMARKS:
        known = ", ".join(BENCHMARKS)
        print(f"There is no benchmark “{given.name}”; there is: {known}.", file=sys.stderr)
        return 2
    measured = BENCHMARKS[given.name](given)
    print(table(measured), file=sys.stderr)
    if given.json:
        print(json.dumps(measured, ensure_ascii=False, indent=1))
    return 0 if all(result["agrees"] for result in measured["results"]) else 1


def options() -> argparse.ArgumentParser:
    """Describe what the command understands."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("name", help=f"what to measure: {', '.join(BENCHMARKS)}")
    parser.add_argument("--revisions", type=_count, default=1_000_000)
    parser.add_argument(
        "--records", type=_count, help="20,000 for one kind, 400,000 for the real shape"
    )
    parser.add_argument("--shape", choices=list(SHAPES), default="one")
    parser.add_argument("--peers", nargs="*", choices=list(MODULES), default=list(MODULES))
    parser.add_argument("--seconds", type=float, default=4.0, help="how long one is repeated")
    parser.add_argument("--goals", type=_count, default=20_000, help="rows of ten columns (csv)")
    parser.add_argument("--observations", type=_count, default=1_000_000, help="long rows (csv)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    return parser


def _count(text: str) -> int:
    number = int(text.replace("_", "").replace(",", ""))
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
