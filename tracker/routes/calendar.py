"""GET /calendar/{token}.ics: a plan's calendar, for whoever has the secret address."""

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from scenarios.errors import N_, Refused
from tracker import settings
from tracker.papers.calendar import feed
from tracker.routes.saying import no, words_of
from tracker.store import Store
from tracker.store.refusals import DatabaseAway
from tracker.words import Words
from tracker.workspace import Workspace


class NoSuchCalendar(Refused):
    """An address of a calendar whose secret nobody has, or has any more."""

    message = N_("There is no calendar at this address. Ask for a new one.")


async def calendar(request: Request) -> Response:
    """Give the calendar that a secret is of."""
    try:
        found = await run_sync(_written, request.path_params["token"], words_of(request))
    except DatabaseAway as away:
        return no(request, away, 503)
    except NoSuchCalendar as unknown:
        return _kept_nowhere(no(request, unknown, 404))
    return _kept_nowhere(Response(found, media_type="text/calendar"))


def _written(secret: str, words: Words) -> bytes:
    address = settings.database_url()
    token = Store.open(address).tokens().known(secret)
    if token is None:
        raise NoSuchCalendar
    return feed(Workspace.open(address, token.workspace).history(), words)


def _kept_nowhere(answer: Response | JSONResponse) -> Response:
    """Keep a secret address out of the memories on its way."""
    answer.headers["cache-control"] = "private, no-store"
    answer.headers["referrer-policy"] = "no-referrer"
    return answer
