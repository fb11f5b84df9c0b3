"""What other programs ask for over HTTP, read only; ROUTES is all of it."""

from starlette.routing import Route

from tracker.routes.calendar import calendar
from tracker.routes.report import report

ROUTES = [
    Route("/calendar/{token}.ics", calendar),
    Route("/report/{workspace}/{review}.{ending}", report),
]
