"""One process among several that write the same records: python -m tests.tracker.together."""

import random
import sys
import time
from dataclasses import replace

from scenarios.errors import AllRefused, ChangedMeanwhile
from scenarios.kinds import RecordId
from tests.tracker.stories import changed
from tracker.workspace import Workspace

HOT = 20


def work(url: str, me: str, seconds: float) -> None:
    """Write as often as it goes; say each write once it is there to stay, and count clashes."""
    workspace = Workspace.open(url, "plan")
    person, chance = workspace.person(me), random.Random(me)  # noqa: S311 - a workload
    end, turn, clashes = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        turn += 1
        code = f"G{chance.randrange(HOT)}"
        read = workspace.history().revisions_of(RecordId("goal", code))[-1].number
        edit = replace(changed(code, title=f"{me} {turn}"), based_on=read)
        try:
            change = workspace.apply([edit], person=person)
        except AllRefused as refused:
            if not all(isinstance(one, ChangedMeanwhile) for _, one in refused.refusals):
                raise
            clashes += 1
        else:
            row = change.revisions[0]
            print(change.id, row.position, row.key, row.number, row.values["title"], flush=True)
    print("clashes", clashes, flush=True)


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2], float(sys.argv[3]))
