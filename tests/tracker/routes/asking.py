"""Ask the routes for an address, as a server would."""

from typing import Any

from starlette.applications import Starlette

from tests.loops import run
from tracker.routes import ROUTES

ELSEWHERE = ("192.0.2.7", 40_000)
HERE = ("127.0.0.1", 40_000)


def get(
    address: str, client: tuple[str, int] = ELSEWHERE, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Give the status, the headers and the body of an answer."""
    path, _, query = address.partition("?")
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "client": client,
        "headers": [(name.replace("_", "-").encode(), x.encode()) for name, x in headers.items()],
    }
    run(Starlette(routes=ROUTES)(scope, receive, send))
    answered = {name.decode(): text.decode() for name, text in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(one.get("body", b"") for one in sent[1:])
