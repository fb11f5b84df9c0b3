"""export: the plan leaves as a folder of files, as a workbook or as an archive."""

from pathlib import Path

from scenarios.errors import N_
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import workspace_of
from tracker.exchange.exports import export
from tracker.exchange.styles import style_named
from tracker.words import Words


def export_plan(
    asked: Asked, path: Path, words: Words, *, at: str = "now", style: str, history: bool
) -> Answer:
    """Write the plan at a moment to a folder, a workbook or an archive."""
    chosen, workspace = style_named(style), workspace_of(asked)
    now = at.strip() in {"", "now"}
    moment = None if now else workspace.history().moment(at, workspace.today())
    document = export(workspace, path, moment, chosen, history=history)
    written = [(one["path"], one["rows"]) for one in document["files"]]
    written += [(one["name"], one["rows"]) for one in document.get("sheets", ())]
    rows = [[name, "" if n is None else words.say(N_("{n} rows"), n=n)] for name, n in written]
    left_out = document.get("left_out")
    if left_out:
        rows.append([words.say(N_("{n} projections of no whole year were left out."), n=left_out)])
    end = words.say(
        N_("Written to {path}; fingerprint {fingerprint}."),
        path=document["path"],
        fingerprint=document["fingerprint"],
    )
    return Answer(document, [*aligned(rows), end])
