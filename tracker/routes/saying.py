"""How a route says no: one JSON sentence, in the language of whoever asks."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from scenarios.errors import Refused
from tracker import settings
from tracker.screen.language import ASKED, COOKIE, language_of
from tracker.words import Words


def words_of(request: Request) -> Words:
    """Give the words that the one who asks reads."""
    asked, kept = request.query_params.get(ASKED), request.cookies.get(COOKIE)
    wanted = request.headers.get("accept-language")
    return Words(language_of(asked, kept, settings.language(), wanted))


def no(request: Request, refused: Refused, status: int) -> JSONResponse:
    """Answer a request that is refused."""
    return JSONResponse({"message": words_of(request).refusal(refused)}, status_code=status)
