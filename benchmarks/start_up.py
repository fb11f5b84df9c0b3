"""Start on a log in a fresh process: how long it takes, and what it holds in memory."""

import ctypes
import gc
import json
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from tracker.workspace import Workspace

SHARED = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)


def start(url: str, name: str) -> dict[str, Any]:
    """Open a workspace and read its history; give seconds, position and bytes."""
    before = resident()
    begun = perf_counter()
    history = Workspace.open(url, name).history()
    seconds = perf_counter() - begun
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()
    grown = resident() - before
    held = size_of([history.columns, history.__dict__])
    return {"seconds": seconds, "position": history.position, "held": held, "grown": grown}


def resident() -> int:
    """Give the bytes of this process that lie in memory, garbage given back; 0 where unknown."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, AttributeError):
        return 0
    return pages * 4096


def size_of(roots: Iterable[Any]) -> int:
    """Add up the bytes of everything that is held by some objects, each once."""
    seen: set[int] = set()
    waiting, total = list(roots), 0
    while waiting:
        held = waiting.pop()
        if id(held) in seen or isinstance(held, SHARED):
            continue
        seen.add(id(held))
        total += sys.getsizeof(held)
        waiting += gc.get_referents(held)
    return total


if __name__ == "__main__":
    print(json.dumps(start(*sys.argv[1:])))
