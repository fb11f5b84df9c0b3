"""Saved arrays: a file that spares reading the log, derived from it and disposable.

One JSON header says how far the log was known and where each array lies; arrays follow as they are
in memory, aligned, and are mapped rather than read. The file is worth only what the log says: who
reads it must check position and hash, and may throw it away at any time.
"""

import mmap
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from platformdirs import user_cache_path

from scenarios.history import History
from tracker.settings import APPLICATION
from tracker.store.chain import Tip

MAGIC = b"plan arrays 1\n"
ALIGNED = 64
SIZE_OF_LENGTH = 8


def place_for(database: Path | None, url: str, name: str) -> Path:
    """Give where a workspace's file lies: beside an SQLite file, else in the user's cache."""
    if database is not None:
        return database.with_name(f"{database.name}-{name}.arrays")
    known_by = sha256(f"{url} {name}".encode()).hexdigest()[:32]
    return user_cache_path(APPLICATION) / f"{known_by}.arrays"


@cache
def making() -> str:
    """Tell how this edition keeps a history, so that files of another making are left alone."""
    empty = History.empty().dump()
    shape = {
        name: value.dtype.str if isinstance(value, np.ndarray) else value
        for name, value in empty.items()
    }
    return sha256(orjson.dumps(shape)).hexdigest()


def save(path: Path, history: History, tip: Tip) -> bool:
    """Write a history; a file that cannot be written is done without."""
    header, blocks = laid_out(history.dump())
    header |= {"tip": [*tip[:3], tip.hash.hex()], "made_by": making()}
    text = orjson.dumps(header)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(MAGIC + len(text).to_bytes(SIZE_OF_LENGTH, "little") + text)
            start = _aligned(file.tell())
            for offset, block in blocks:
                file.seek(start + offset)
                file.write(block)
            file.truncate(start + header["size"])
        fresh.replace(path)
    except OSError:
        forget(fresh)
        return False
    return True


def laid_out(arrays: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[int, memoryview]]]:
    """Give a header that says where each array lies, and the arrays by their places."""
    places: dict[str, Any] = {}
    others: dict[str, Any] = {}
    blocks: list[tuple[int, memoryview]] = []
    offset = 0
    for name, value in arrays.items():
        if not isinstance(value, np.ndarray):
            others[name] = value
            continue
        block = np.ascontiguousarray(value)
        places[name] = [block.dtype.str, block.shape, offset]
        blocks.append((offset, block.view(np.uint8).data))
        offset = _aligned(offset + block.nbytes)
    return {"arrays": places, "others": others, "size": offset}, blocks


def _aligned(place: int) -> int:
    return -(-place // ALIGNED) * ALIGNED


def load(path: Path) -> tuple[History, Tip] | None:
    """Map a history that was saved; None when it is not there, of other making or not whole."""
    try:
        with path.open("rb") as file:
            found = _read(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return found and (History.restored(found[0]), found[1])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _read(mapped: mmap.mmap) -> tuple[dict[str, Any], Tip] | None:
    begin = len(MAGIC) + SIZE_OF_LENGTH
    if mapped[: len(MAGIC)] != MAGIC:
        return None
    end = begin + int.from_bytes(mapped[len(MAGIC) : begin], "little")
    header = orjson.loads(mapped[begin:end])
    start = _aligned(end)
    if header["made_by"] != making() or len(mapped) != start + header["size"]:
        return None
    position, change, made_at, last = header["tip"]
    tip = Tip(position, change, made_at, bytes.fromhex(last))
    return taken_up(header, memoryview(mapped)[start:]), tip


def taken_up(header: Mapping[str, Any], block: memoryview) -> dict[str, Any]:
    """Give what a header describes; arrays are views of the block that holds them."""
    found: dict[str, Any] = dict(header["others"])
    for name, (dtype, shape, offset) in header["arrays"].items():
        array = np.frombuffer(block, np.dtype(dtype), int(np.prod(shape)), offset)
        found[name] = array.reshape(shape)
    return found


def forget(path: Path) -> None:
    """Take a saved file away; a text that was redacted must not live on in it."""
    with suppress(OSError):
        path.unlink()
