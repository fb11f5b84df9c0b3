"""What other programs ask for over HTTP, read only; ROUTES is all of it."""

from starlette.routing import Route

from tracker.routes.calendar import calendar

ROUTES = [Route("/calendar/{token}.ics", calendar)]
