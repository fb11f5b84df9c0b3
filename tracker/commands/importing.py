"""import and undo: files come in as one change, and a change is taken back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scenarios.errors import N_, AllRefused, Refused, WrittenSince
from scenarios.kinds import KINDS
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import person_in, workspace_of
from tracker.exchange.compared.terms import Terms
from tracker.exchange.imports import Import, carry_out, preview
from tracker.exchange.preview import ROWS
from tracker.exchange.profiles import Profile, profile_at
from tracker.exchange.sheets import File
from tracker.exchange.sources import files_at
from tracker.words import N_n, Words
from tracker.workspace import Workspace

MOST = 60  # problems that are said one by one
NOTHING: dict[str, Any] = {"written": False, "change": None, "files": []}
COUNTED = {
    "added": N_n("{n} added", "{n} added"),
    "changed": N_n("{n} changed", "{n} changed"),
    "unchanged": N_n("{n} unchanged", "{n} unchanged"),
    "clashes": N_n("{n} in conflict with the plan", "{n} in conflict with the plan"),
    "refused": N_n("{n} refused", "{n} refused"),
    "skipped": N_n("{n} left out", "{n} left out"),
    "retired": N_n("{n} retired", "{n} retired"),
}


def import_files(
    asked: Asked,
    paths: Sequence[Path],
    terms: Terms,
    words: Words,
    *,
    by: tuple[str | None, str | None] = (None, None),
    dry_run: bool = False,
) -> Answer:
    """Bring files in, or say what that would do; `by` a kind or the name of a profile."""
    kind, profile = by
    try:
        workspace = workspace_of(asked)
        read_as = kind, profile_at(profile) if profile else None
        found = _brought_in(workspace, files_at(paths), terms, read_as, dry_run=dry_run)
    except Refused as refused:
        said = words.refusal(refused)
        return Answer({**NOTHING, "refused": [said]}, said=[said], refused=True)
    return answer_to(found, words, dry_run=dry_run)


def _brought_in(
    workspace: Workspace,
    files: Sequence[File],
    terms: Terms,
    read_as: tuple[str | None, Profile | None],
    *,
    dry_run: bool,
) -> Import:
    if dry_run:
        return preview(workspace.history(), workspace.today(), files, terms, *read_as)
    kind, profile = read_as
    return carry_out(workspace, files, terms, kind, person=person_in(workspace), profile=profile)


def answer_to(found: Import, words: Words, *, dry_run: bool) -> Answer:
    """Say what an import did, or would do."""
    told = list(_lines(found, words))
    said = _first([problem.placed(words) for problem in found.all_problems], words)
    end = _end(found, words, dry_run=dry_run)
    if found.refused:
        return Answer(found.plain(words), aligned(told), [*said, end], refused=True)
    kept = [one.placed(words) for one in found.kept]
    return Answer(found.plain(words), [*aligned(told), *kept, end])


def _lines(found: Import, words: Words) -> Iterator[list[str]]:
    """Say what becomes of the rows of each file, kind by kind where it holds several."""
    sums: dict[str, dict[str | None, Counter[str]]] = {}
    for at, sheet in enumerate(found.sheets):
        of_file = sums.setdefault(sheet.file, {})
        of_file.setdefault(sheet.kind, Counter()).update(found.counts(at))
    for file, kinds in sums.items():
        for kind, counts in kinds.items():
            name = words.plural(KINDS[kind]) if kind and kinds.keys() - {kind} else ""
            yield [f"{file}: {name}" if name else file, _counted(counts, words)]


def _counted(counts: Counter[str], words: Words) -> str:
    parts = [words.say_n(*COUNTED[name], counts[name]) for name in ROWS if counts[name]]
    changed, cleared = counts["cells_changed"], counts["cells_cleared"]
    if changed or cleared:
        parts.append(words.say_n("{n} cell changed", "{n} cells changed", changed))
    if cleared:
        parts.append(words.say_n("{n} cell emptied", "{n} cells emptied", cleared))
    return ", ".join(parts) or words.say(N_("no rows"))


def _first(said: list[str], words: Words) -> list[str]:
    """Give as many sentences as can be read at once, and say how many more there are."""
    rest = len(said) - MOST
    more = words.say(N_("… and {n} more; --json tells them all."), n=rest) if rest > 0 else ""
    return [*said[:MOST], more] if more else said


def _end(found: Import, words: Words, *, dry_run: bool) -> str:
    if found.refused:
        return words.say(N_("Nothing was written. Mend the files and import them again."))
    if dry_run:
        return words.say(N_("This was a trial: nothing was written."))
    if found.written and found.replays:
        return words.say_n(
            "The archive's whole history is here: {n} change.",
            "The archive's whole history is here: {n} changes.",
            found.change or 0,
        )
    if found.written:
        return words.say(N_("Written as change {change}."), change=found.change)
    return words.say(N_("Nothing differs from the plan, so nothing was written."))


def undo_change(asked: Asked, change: int, reason: str | None, words: Words) -> Answer:
    """Take a change back, or name what was written since."""
    workspace = workspace_of(asked)
    try:
        done = workspace.undo(change, person=person_in(workspace), reason=reason)
    except AllRefused as refused:
        refusals = [one for _, one in refused.refusals]
        clashes = [_clash(one, words) for one in refusals if isinstance(one, WrittenSince)]
        said = [words.refusal(one) for one in refusals]
        return Answer({"change": None, "clashes": clashes}, said=said, refused=True)
    told = words.say(N_("Change {change} is undone by change {by}."), change=change, by=done.id)
    return Answer({"change": done.id, "clashes": []}, [told])


def _clash(refused: Refused, words: Words) -> dict[str, object]:
    known = refused.values
    return {
        "kind": known.get("kind"),
        "key": known.get("key"),
        "field": known.get("field"),
        "message": words.refusal(refused),
    }
