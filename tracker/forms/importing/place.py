"""Where the import keeps what its widgets hold: the first word of their keys."""

FORM = "import"
