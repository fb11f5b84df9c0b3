"""The forms that notes are handed out in, by the ending of their file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenarios.errors import N_, Refused
from tracker.papers import html
from tracker.papers.kept import paper_of, text_of
from tracker.papers.paper import Paper
from tracker.visit import Visit


class UnknownForm(Refused):
    """An ending that no notes are written with."""

    message = N_("Notes are written as {known}, not as “{ending}”.")


@dataclass(frozen=True)
class Form:
    """One form: the word for it, its type, and what writes a review's notes in it."""

    word: str
    media: str
    write: Callable[[Visit, str], bytes]


def form_named(ending: str) -> Form:
    """Give the form that an ending stands for."""
    found = FORMS.get(ending.lower())
    if found is None:
        raise UnknownForm(ending=ending, known=", ".join(FORMS))
    return found


def _markdown(visit: Visit, code: str) -> bytes:
    return text_of(visit, code).encode()


def _by(writer: Callable[[Paper], bytes]) -> Callable[[Visit, str], bytes]:
    return lambda visit, code: writer(paper_of(visit, code))


def _word(paper: Paper) -> bytes:
    from tracker.papers import word  # noqa: PLC0415 - a tenth of a second that few need

    return word.written(paper)


def _pdf(paper: Paper) -> bytes:
    from tracker.papers import pdf  # noqa: PLC0415 - likewise

    return pdf.written(paper)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: Mapping[str, Form] = {
    ".pdf": Form(N_("PDF"), "application/pdf", _by(_pdf)),
    ".docx": Form(N_("Word"), WORD, _by(_word)),
    ".html": Form(N_("Web page"), "text/html", _by(html.written)),
    ".md": Form(N_("Plain text"), "text/markdown", _markdown),
}
