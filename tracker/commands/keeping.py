"""create, workspaces, demo, verify, backup, restore and upgrade: the database and what it holds."""

from pathlib import Path

from scenarios.errors import N_
from tracker import demo
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import address_of, person_in, store_of, workspace_of
from tracker.exchange.imports import carry_out
from tracker.exchange.sources import files_at
from tracker.store import Store
from tracker.words import Words
from tracker.workspace import Workspace


def create(asked: Asked, name: str, title: str | None, words: Words) -> Answer:
    """Make a workspace; no revision is written."""
    made = store_of(asked).create(name, title)
    told = words.say(N_("The workspace {name} is there, and empty."), name=made.name)
    return Answer({"workspace": made.name}, [told])


def workspaces(asked: Asked, words: Words) -> Answer:
    """List the workspaces of the database."""
    found = store_of(asked).workspaces()
    document = [{"workspace": one.name, "title": one.title} for one in found]
    lines = aligned([[one.name, one.title or ""] for one in found]) if found else []
    return Answer(document, lines or [words.say(N_("There is no workspace yet."))])


def demonstrate(asked: Asked, language: str | None, words: Words) -> Answer:
    """Make the demonstration workspace from its archive, if it is not there."""
    created = make_demonstration(asked, language)
    sentence = (
        N_("The demonstration is there, in the workspace {name}.")
        if created
        else N_("The demonstration was there already, in the workspace {name}.")
    )
    document = {"workspace": demo.NAME, "created": created}
    return Answer(document, [words.say(sentence, name=demo.NAME)])


def make_demonstration(asked: Asked, language: str | None) -> bool:
    """Give whether the demonstration had to be made."""
    store = store_of(asked)
    if demo.NAME not in {one.name for one in store.workspaces()}:
        store.create(demo.NAME)
    workspace = Workspace.open(address_of(asked), demo.NAME)
    if workspace.history().position:
        return False
    files = files_at([demo.archive(language or "sv")])
    done = carry_out(workspace, files, person=person_in(workspace))
    for problem in done.all_problems:
        raise problem.refused
    return True


def verify(asked: Asked, words: Words) -> Answer:
    """Compute every hash anew and name the first revision that does not hold."""
    found = workspace_of(asked).verify()
    document = {
        "ok": found.ok,
        "revisions": found.revisions,
        "fingerprint": found.fingerprint,
        "broken": found.broken,
    }
    sentence = (
        N_("All {revisions} revisions hold; fingerprint {fingerprint}.")
        if found.ok
        else N_("The log does not hold from position {broken} of {revisions}.")
    )
    told = words.say(sentence, **document)
    return Answer(document, [told] if found.ok else [], [] if found.ok else [told], not found.ok)


def backup(asked: Asked, path: Path, words: Words) -> Answer:
    """Copy the whole database into one file."""
    store_of(asked).backup(path)
    told = words.say(N_("The database is copied to {path}."), path=str(path))
    return Answer({"path": str(path)}, [told])


def restore(asked: Asked, path: Path, words: Words) -> Answer:
    """Replace the whole database with what a backup holds."""
    store_of(asked).restore(path)
    told = words.say(N_("The database is as it was in {path}."), path=str(path))
    return Answer({"path": str(path)}, [told])


def upgrade(asked: Asked, words: Words) -> Answer:
    """Take the database to the newest form of its tables."""
    upgraded = Store.upgraded(address_of(asked))
    sentence = N_("The database is upgraded.") if upgraded else N_("The database is up to date.")
    return Answer({"upgraded": upgraded}, [words.say(sentence)])
