"""The plan on paper: records, revisions, history, edits and methods; no screen, file or clock."""
