"""A paper with one of everything, and texts that mean something else to programs."""

from datetime import date

from tracker.papers.paper import Facts, Grid, Heading, Item, Items, Paper, Text

TEXTS = (
    "Åsa sa: <b>nej</b>",
    "=SUM(A1)",
    "1 234,5 MW – −3 § 5 ”så” → klart",
    "#let x = 1; #panic() $x$ *stark* _lutad_ @namn // slut",
    '<script>alert("1")</script>',
)
PAPER = Paper(
    "sv",
    "Minnesanteckningar R9",
    (
        Text("En rubrik\nmed två rader"),
        Facts((("Datum", "tisdag 16 mars 2027 (v. 11)"), ("Diarienummer", "____"))),
        Heading("Övrigt"),
        *map(Text, TEXTS),
        Items((Item("reviderat", "Varför: ny prognos", "Mål S1"), Item("nytt")), numbered=True),
        Heading("Mer", 3),
        Items((Item("", "", "Mål S2"),), numbered=True),
        Items((Item("en punkt"),)),
        Grid(("Scenario", "Före"), (("A Kraftsamling", "20 %"), ("B", "=SUM(A1)"))),
    ),
    day=date(2027, 3, 16),
)
