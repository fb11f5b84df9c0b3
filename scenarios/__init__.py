"""The plan on paper: records, revisions, history, edits and methods, without screen, file, database, network or clock."""
