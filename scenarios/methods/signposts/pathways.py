"""Adaptation pathways as Deltares' Pathways Generator writes them, and what is wrong with them.

A line names the action before, the action after and the time until which the latter suffices:
`current a 2040`. The first line, `current current 2030`, is the root. An action that is reached
again on another branch has an edition, `c[2]`; a combination names its parts, `d(a & b)`; what
follows # is a comment.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

LINE = re.compile(r"(?P<source>\S+(?:\([^)]*\))?)\s+(?P<target>.+?)\s+(?P<until>-?\d+(?:\.\d+)?)")
NAME = re.compile(r"(?P<name>[^\[(]+)(?:\[\d+\])?(?:\((?P<parts>[^)]*)\))?")


class PathStep(NamedTuple):
    """From one action to the next, and the time until which the next suffices."""

    source: str
    target: str
    until: float


class PathFault(NamedTuple):
    """What is wrong with a line, by its number from 1.

    `what` is unreadable, no_root, unknown_action, comes_from_nowhere, reached_twice or
    tips_earlier.
    """

    line: int
    what: str


def pathways(text: str) -> tuple[list[PathStep], list[PathFault]]:
    """Read lines, or parts between semicolons; what cannot be read is told and left out."""
    steps, faults = [], []
    for number, line in enumerate(re.split(r"[\n;]", text), start=1):
        told = line.partition("#")[0].strip()
        if found := LINE.fullmatch(told):
            steps.append(PathStep(found["source"], found["target"], float(found["until"])))
        elif told:
            faults.append(PathFault(number, "unreadable"))
    return steps, faults


def faults_of(steps: Sequence[PathStep], actions: Collection[str] | None = None) -> list[PathFault]:
    """Give what is wrong with steps, by their number from 1: one fault a step at most."""
    until: dict[str, float] = {}
    faults = []
    for number, step in enumerate(steps, start=1):
        what = _wrong(step, until, actions, is_first=number == 1)
        if what:
            faults.append(PathFault(number, what))
        until.setdefault(step.target, step.until)
    return faults


def _wrong(
    step: PathStep, until: dict[str, float], actions: Collection[str] | None, *, is_first: bool
) -> str | None:
    if (step.source == step.target) != is_first:
        return "no_root" if is_first else "reached_twice"
    if actions is not None and not named(step.target) <= set(actions):
        return "unknown_action"
    if is_first:
        return None
    if step.source not in until:
        return "comes_from_nowhere"
    if step.target in until:
        return "reached_twice"
    return "tips_earlier" if step.until <= until[step.source] else None


def named(action: str) -> set[str]:
    """Give the actions that a name stands for: itself without its edition, and its parts."""
    found = NAME.fullmatch(action)
    if not found:
        return {action}
    parts = (found["parts"] or "").split("&")
    return {name.strip() for name in (found["name"], *parts) if name.strip()}
