"""How the rest of the plan stands: futures, shared resources, early signals and assumptions."""

from collections.abc import Iterator
from datetime import date

from scenarios import series
from scenarios.errors import N_
from scenarios.kinds import KINDS
from scenarios.kinds.futures import Signpost
from scenarios.series import futures
from tracker import charts
from tracker.charts.reading import Row, groups, read
from tracker.papers.paper import Block, Grid, Heading, Item, Items, one_line
from tracker.papers.report.pictured import pictured
from tracker.papers.report.span import Span


def likelihoods(span: Span) -> Iterator[Block]:
    """Draw how likely the scenarios have been held, with the same as a table."""
    visit = span.visit
    table = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today)
    yield from pictured(charts.likelihoods, table, visit.words)


def resources(span: Span) -> Iterator[Block]:
    """Draw who draws on what, and give what is left of each resource in words."""
    visit = span.visit
    table = span.visit.kept(series.resource_load, span.snapshot)
    yield from pictured(charts.load, table, visit.words, listed=False)
    decimals = span.visit.kept(series.decimals, span.snapshot)
    rows = []
    for of_one in groups(table, "resource"):
        row = of_one[0]
        places = decimals.get(row["resource"])
        amounts = (visit.words.amount(row[name], row["unit"], places) for name in AMOUNTS)
        title = f"{row['resource']} {row['title']}"
        rows.append((title, *amounts, charts.load.standing(of_one, visit.words)))
    if rows:
        heads = (N_("Resource"), N_("Capacity"), N_("Allocated"), N_("Remainder"))
        yield Grid(tuple(map(visit.say, heads)), tuple(rows))


AMOUNTS = ("capacity", "allocated")


def signposts(span: Span) -> Iterator[Block]:
    """Draw the early signals over the reviews, and give what each is and was."""
    visit = span.visit
    table = visit.kept(futures.signpost_strips, visit.history, visit.moment, visit.today)
    yield from pictured(charts.strips, table, visit.words, listed=False)
    found = span.snapshot.all(Signpost)
    if found:
        head = (visit.say(N_("Early signal")), visit.say(N_("Now")), visit.say(N_("Before")))
        shown = len(head) if span.first else len(head) - 1
        yield Grid(head[:shown], tuple(_signpost(span, one)[:shown] for one in found))


def _signpost(span: Span, one: Signpost) -> tuple[str, ...]:
    field, words = KINDS["signpost"].fields["state"], span.visit.words
    before = span.before.get(Signpost, one.code) if span.before else None
    was = words.choice(field, before.state if before else None)  # type: ignore[arg-type]
    now = words.choice(field, one.state)  # type: ignore[arg-type]
    return f"{one.code} {one.text}", now, was


def robustness(span: Span) -> Iterator[Block]:
    """Draw how the goals hold in each scenario."""
    visit = span.visit
    table = visit.kept(futures.wind_tunnel, visit.history, visit.moment, visit.today)
    yield from pictured(charts.wind, table, visit.words)


def fell(span: Span) -> Iterator[Block]:
    """Tell which assumptions fell in the period after they had been confirmed."""
    since = span.first.moment.day if span.first else None
    rows = read(span.visit.kept(series.fallen, span.visit.history, span.visit.moment))
    told = [_fall(span, row) for row in rows if since is None or row["fell"] > since]
    if told:
        yield Heading(span.visit.say(N_("What fell after it had been confirmed")), 3)
        yield Items(tuple(told))


def _fall(span: Span, row: Row) -> Item:
    """Say when an assumption was last confirmed, on what, and when and why it fell."""
    visit = span.visit
    on = row["rests_on"] if row["is_checked"] else visit.say(N_("No new check"))
    said = visit.say(
        N_("confirmed {confirmed}, fell {fell}"),
        confirmed=_when(span, row["confirmed_in"], row["confirmed"]),
        fell=_when(span, row["fell_in"], row["fell"]),
    )
    aside = "\n".join(one_line(part) for part in (on, row["reason"]) if part)
    return Item(said, aside, f"{row['assumption']} {row['text']}")


def _when(span: Span, review: str | None, day: date) -> str:
    return " ".join(part for part in (review, span.visit.words.day(day)) if part)


def assumptions(span: Span) -> Iterator[Block]:
    """Draw what became of the assumptions, and give when each was last tried."""
    visit = span.visit
    lives = visit.kept(futures.life_lines, visit.history, visit.moment, visit.today)
    yield from pictured(charts.lives, lives, visit.words, listed=False)
    rows = read(visit.kept(futures.assumption_standing, visit.history, visit.moment, visit.today))
    if rows:
        heads = (N_("Assumption"), N_("Made"), N_("Last tried"), N_("State"))
        field, words = KINDS["assumption"].fields["state"], visit.words
        told = [
            (
                f"{row['assumption']} {row['text']}",
                words.day(row["made"]),
                words.day(row["tried"]),
                words.choice(field, row["state"])  # type: ignore[arg-type]
                + (f", {visit.say(N_('stale'))}" if row["is_stale"] else ""),
            )
            for row in rows
        ]
        yield Grid(tuple(map(visit.say, heads)), tuple(told))
    yield from fell(span)
