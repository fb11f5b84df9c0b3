"""What the records of a grown plan say: words of the trade, put together anew for each."""

from collections.abc import Sequence

SECTORS = (
    "Housing", "Schools", "Health", "Transport", "Energy",
    "Climate", "Water", "Work", "Culture", "Safety",
)  # fmt: skip
ROLES = (
    "planning director", "head of schools", "harbour master", "head of finance",
    "energy strategist", "head of care", "head of culture", "chief engineer",
)  # fmt: skip
PLACES = (
    "the centre", "the harbour", "the old town", "the northern villages", "the islands",
    "the station quarter", "the river valley", "the university", "the southern parishes",
    "the new district", "the market square", "the lake shore", "the industrial estate",
)  # fmt: skip
AIMS = (
    "More homes within reach of a stop in", "Cleaner air in", "Shorter waits for care in",
    "More apprentices from", "Lower emissions from", "Safer ways to school in",
    "More small companies in", "Fewer leaks in the pipes of", "Fuller libraries in",
    "Less noise along the roads of", "Warmer halls for sport in",
)  # fmt: skip
MEASURES = (
    "Homes finished in", "Households within 400 metres of a stop in", "Days of bad air in",
    "Pupils who pass in", "Patients seen within a week in", "Visits to the library of",
    "Water lost on its way to", "Jobs within half an hour of", "Emissions of traffic in",
)  # fmt: skip
UNITS = ("homes", "%", "days", "pupils", "MW", "ton", "visits")
ACTS = (
    "Ask for tenders for the new way through", "Draw the plan of", "Agree with the owners of",
    "Report on the winter in", "Set money aside for", "Invite the neighbours of",
    "Count again what was counted in", "Try the summer closure of",
)  # fmt: skip
BELIEFS = ("The trains keep running to", "Rates stay below four per cent for", "People move to")
SIGNALS = ("Permits asked for in", "Vacant rooms in", "Price of power in", "Births in")
MEANS = ("Building crews of", "Land held ready in", "Power for", "Money for", "Teachers for")
REASONS = (
    "The figures of the quarter came in lower than we had thought.",
    "The county has moved its money to another year.",
    "We know more since the inquiry was published.",
    "The owners have changed their minds, and the plan waits for them.",
)


def said(words: Sequence[str], place: int) -> str:
    """Give the words of one record: each pair of a beginning and a place comes once in a round."""
    return f"{words[place % len(words)]} {PLACES[(place + place // len(words)) % len(PLACES)]}"


def one_of(words: Sequence[str], place: int) -> str:
    """Give one of some words, in turn."""
    return words[place % len(words)]
