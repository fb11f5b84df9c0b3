"""Which language somebody is spoken to in."""

import re

from tracker.words import LANGUAGES

COOKIE = "language"
ASKED = "lang"


def language_of(*wishes: str | None) -> str:
    """Give the first of the wishes that is a language we speak; English when none is.

    A wish is a code, or what a browser says of its languages: sv-SE,sv;q=0.9,en;q=0.8.
    """
    for wish in wishes:
        for spoken in re.split(r"[,;\s]+", wish or ""):
            code = spoken.split("-")[0].lower()
            if code in LANGUAGES:
                return code
    return "en"
