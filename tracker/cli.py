"""The command line: `scenario-tracker`, every word of it, and what may follow it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from tracker.commands.answers import Answer, Asked, answer
from tracker.words import Words

app = typer.Typer(
    help="A living plan: goals, shared resources and scenarios, and everything that changed.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
token = typer.Typer(help="Secrets by which other programs read the plan.")
app.add_typer(token, name="token")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
KindOption = Annotated[str | None, typer.Option("--kind", help="One kind of record only.")]
Clashes = Annotated[
    Literal["refuse", "keep", "take"],
    typer.Option(help="Where plan and file have both changed a field: which one holds."),
]
STYLE = "canonical, excel-sv, excel-en; one table: goal-report, quarters, resources, iamc."
Reason = Annotated[str | None, typer.Option(help="Why.")]
Language = Annotated[str | None, typer.Option(help="sv or en.")]
Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]


def main() -> None:
    """Run the command line."""
    app()


def _answered(as_json: bool, work: Callable[[Words], Answer], *, lasts: bool = False) -> None:
    raise typer.Exit(answer(work, as_json=as_json, lasts=lasts))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text} is not a day. Write it like 2026-03-31."
        raise typer.BadParameter(message) from None


@app.callback(invoke_without_command=True)
def _before(
    context: typer.Context,
    database: Annotated[str | None, typer.Option(help="Where the plans are kept.")] = None,
    workspace: Annotated[str | None, typer.Option(help="Which plan.")] = None,
) -> None:
    context.obj = Asked(database, workspace)
    if context.invoked_subcommand is None:
        serve(context)


@app.command()
def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8501,
    demo: Annotated[bool, typer.Option("--demo", help="With the demonstration.")] = False,
    as_json: Json = False,
) -> None:
    """Start the application."""
    from tracker.commands import serving

    work = partial(serving.serve, context.obj, host, port, with_demo=demo)
    _answered(as_json, work, lasts=True)


@app.command()
def demo(context: typer.Context, language: Language = None, as_json: Json = False) -> None:
    """Make the demonstration workspace, if it is not there."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.demonstrate(context.obj, language, words))


@app.command()
def create(
    context: typer.Context, name: str, title: str | None = None, as_json: Json = False
) -> None:
    """Make an empty workspace."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.create(context.obj, name, title, words))


@app.command()
def workspaces(context: typer.Context, as_json: Json = False) -> None:
    """List the workspaces."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.workspaces(context.obj, words))


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, a folder or an archive.")],
    kind: Annotated[str | None, typer.Option(help="What kind of records the files hold.")] = None,
    profile: Annotated[
        str | None, typer.Option(metavar="FILE", help="How an office's own file is read.")
    ] = None,
    effective_on: Annotated[
        date | None, typer.Option(parser=_day, metavar="DAY", help="From which day it holds.")
    ] = None,
    review: Annotated[str | None, typer.Option(help="In which review.")] = None,
    reason: Reason = None,
    author: Annotated[str | None, typer.Option(help="On whose word: a role.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Retire what the files do not hold.")
    ] = False,
    clashes: Clashes = "refuse",
    as_json: Json = False,
) -> None:
    """Bring files in as one change."""
    from tracker.commands import importing
    from tracker.exchange.compared.terms import Terms

    terms = Terms(
        effective_on=effective_on,
        review=review,
        reason=reason,
        author=author,
        complete=complete,
        clashes=clashes,
    )
    _answered(
        as_json,
        lambda words: importing.import_files(
            context.obj, paths, terms, words, by=(kind, profile), dry_run=dry_run
        ),
    )


@app.command()
def undo(context: typer.Context, change: int, reason: Reason = None, as_json: Json = False) -> None:
    """Take a change back, by a change of its own."""
    from tracker.commands import importing

    _answered(as_json, lambda words: importing.undo_change(context.obj, change, reason, words))


@app.command()
def export(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    path: Path,
    at: Annotated[str, typer.Option(help="Now, a day, a review, or DAY@POSITION.")] = "now",
    style: Annotated[str, typer.Option(help=STYLE)] = "canonical",
    history: Annotated[bool, typer.Option("--history", help="With the log.")] = False,
    versus: Annotated[str | None, typer.Option("--vs", help="Of a report: since when.")] = None,
    language: Language = None,
    address: Annotated[str | None, typer.Option(help="Where its files will lie.")] = None,
    licence: Annotated[str | None, typer.Option(help="CC0, CC-BY or an address.")] = None,
    contact: Annotated[str | None, typer.Option(help="Whom to ask: an e-mail address.")] = None,
    as_json: Json = False,
) -> None:
    """Write the plan: a folder, .xlsx, .zip, .rdf; a report: .pdf, .docx, .html, .md."""
    from tracker.commands import exporting
    from tracker.exchange.out.opendata import Offer

    offer = Offer(address=address, licence=licence, contact=contact)
    wanted = exporting.Wanted(at, style, history, offer, versus, language)
    _answered(as_json, lambda words: exporting.export_plan(context.obj, path, wanted, words))


@app.command("at")
def at_(
    context: typer.Context, moment: str, kind: KindOption = None, as_json: Json = False
) -> None:
    """Show the plan at a moment."""
    from tracker.commands import showing

    _answered(as_json, lambda words: showing.plan_at(context.obj, moment, kind, words))


@app.command()
def compare(
    context: typer.Context,
    before: str,
    after: str,
    kind: KindOption = None,
    as_json: Json = False,
) -> None:
    """Show what differs between two moments."""
    from tracker.commands import showing

    moments = before, after
    _answered(as_json, lambda words: showing.difference(context.obj, moments, kind, words))


@app.command()
def story(
    context: typer.Context,
    kind: str,
    code: str,
    field: Annotated[str | None, typer.Option(help="One field only.")] = None,
    as_json: Json = False,
) -> None:
    """Show a record's revisions, newest first."""
    from tracker.commands import showing

    _answered(as_json, lambda words: showing.story(context.obj, kind, code, field, words))


@app.command()
def agenda(context: typer.Context, review: str, as_json: Json = False) -> None:
    """Show what a review must take up, why and since when."""
    from tracker.commands import meeting

    _answered(as_json, lambda words: meeting.agenda(context.obj, review, words))


@app.command()
def notes(
    context: typer.Context,
    review: str,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A .md, .html, .docx or .pdf to write.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the notes of a review: a draft until it is finalised."""
    from tracker.commands import meeting

    _answered(as_json, lambda words: meeting.notes(context.obj, review, out, words))


@app.command()
def finalise(context: typer.Context, review: str, as_json: Json = False) -> None:
    """Finalise a review with its notes; nothing in it changes after that."""
    from tracker.commands import meeting

    _answered(as_json, lambda words: meeting.finalise(context.obj, review, words))


@token.command("create")
def create_token(
    context: typer.Context,
    name: str,
    role: Annotated[str, typer.Option(help="What it may do: reader is enough to read.")],
    as_json: Json = False,
) -> None:
    """Make a secret by which other programs read the plan."""
    from tracker.commands import tokens

    _answered(as_json, lambda words: tokens.create(context.obj, name, role, words))


@token.command("revoke")
def revoke_token(context: typer.Context, name: str, as_json: Json = False) -> None:
    """Make a secret worthless."""
    from tracker.commands import tokens

    _answered(as_json, lambda words: tokens.revoke(context.obj, name, words))


@app.command()
def verify(context: typer.Context, as_json: Json = False) -> None:
    """Check every hash, reference and sum of the log."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.verify(context.obj, words))


@app.command()
def backup(context: typer.Context, file: Path, as_json: Json = False) -> None:
    """Copy the whole database into one file."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.backup(context.obj, file, words))


@app.command()
def restore(context: typer.Context, file: Path, as_json: Json = False) -> None:
    """Replace the whole database with a backup."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.restore(context.obj, file, words))


@app.command()
def upgrade(context: typer.Context, as_json: Json = False) -> None:
    """Take the database to the newest form."""
    from tracker.commands import keeping

    _answered(as_json, lambda words: keeping.upgrade(context.obj, words))


if __name__ == "__main__":
    main()
