"""The forms that papers are handed out in, by the ending of their file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenarios.errors import N_, Refused
from tracker.papers import html, markdown
from tracker.papers.kept import paper_of, text_of
from tracker.papers.paper import Paper
from tracker.papers.report.span import span
from tracker.papers.report.whole import report
from tracker.visit import NOW, Visit


class UnknownForm(Refused):
    """An ending that no paper is written with."""

    message = N_("Papers are written as {known}, not as “{ending}”.")


@dataclass(frozen=True)
class Form:
    """One form: the word for it, its type, and what writes a paper in it."""

    word: str
    media: str
    written: Callable[[Paper], bytes]

    def notes(self, visit: Visit, code: str) -> bytes:
        """Write the notes of a review; where they are text, as it was kept letter by letter."""
        if self.written is _markdown:
            return text_of(visit, code).encode()
        return self.written(paper_of(visit, code))

    def report(self, visit: Visit, at: str = NOW, versus: str | None = None) -> bytes:
        """Write the report of a period: between two moments, or since the review before one."""
        return self.written(report(span(visit, at, versus)))


def form_named(ending: str) -> Form:
    """Give the form that an ending stands for."""
    found = FORMS.get(ending.lower())
    if found is None:
        raise UnknownForm(ending=ending, known=", ".join(FORMS))
    return found


def _markdown(paper: Paper) -> bytes:
    return markdown.written(paper).encode()


def _word(paper: Paper) -> bytes:
    from tracker.papers import word  # noqa: PLC0415 - a tenth of a second that few need

    return word.written(paper)


def _pdf(paper: Paper) -> bytes:
    from tracker.papers import pdf  # noqa: PLC0415 - likewise

    return pdf.written(paper)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: Mapping[str, Form] = {
    ".pdf": Form(N_("PDF"), "application/pdf", _pdf),
    ".docx": Form(N_("Word"), WORD, _word),
    ".html": Form(N_("Web page"), "text/html", html.written),
    ".md": Form(N_("Plain text"), "text/markdown", _markdown),
}
