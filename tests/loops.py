"""Run what awaits in a thread of its own: Playwright keeps a loop running in the first one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Give what a coroutine answers."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
