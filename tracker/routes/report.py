"""GET /report/{workspace}/{review}.{ending}: the notes of a review, as a file.

With ?vs=MOMENT it is the report of the period from that moment. Then {review} may be any moment,
and an empty vs is the review before it.
"""

from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from scenarios.errors import NoSuchMoment, NoSuchRecord, Refused
from tracker import settings
from tracker.papers.forms import Form, UnknownForm, form_named
from tracker.routes.allowed import NoEntry, demand_reading
from tracker.routes.saying import no, words_of
from tracker.store import Store
from tracker.store.refusals import DatabaseAway, NoSuchWorkspace
from tracker.visit import Visit
from tracker.workspace import Workspace

STATUSES: tuple[tuple[type[Refused], int], ...] = (
    (DatabaseAway, 503),
    (NoEntry, 403),
    (NoSuchWorkspace, 404),
    (NoSuchRecord, 404),
    (UnknownForm, 404),
    (NoSuchMoment, 400),
)
VERSUS = "vs"

HEADERS = {
    "cache-control": "private, no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
}


async def report(request: Request) -> Response:
    """Give the notes of a review, or a report, in the form that the address ends with."""
    try:
        form, data = await run_sync(_written, request)
    except tuple(refused for refused, _ in STATUSES) as refused:
        status = next(code for kind, code in STATUSES if isinstance(refused, kind))
        return no(request, refused, status)
    name = quote(_name(request))
    headers = {**HEADERS, "content-disposition": f"inline; filename*=UTF-8''{name}"}
    return Response(data, media_type=form.media, headers=headers)


def _written(request: Request) -> tuple[Form, bytes]:
    asked, address = request.path_params, settings.database_url()
    demand_reading(request, Store.open(address), asked["workspace"])
    form = form_named(f".{asked['ending']}")
    visit = Visit.to(Workspace.open(address, asked["workspace"]), words_of(request))
    if VERSUS not in request.query_params:
        return form, form.notes(visit, asked["review"])
    return form, form.report(visit, asked["review"], request.query_params[VERSUS] or None)


def _name(request: Request) -> str:
    """Name the file after the review, or after both ends of the period."""
    ends = request.query_params.get(VERSUS), request.path_params["review"]
    return f"{'-'.join(end for end in ends if end)}.{request.path_params['ending']}"
