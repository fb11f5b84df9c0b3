"""The report in brief: the findings of its figures, and how much was changed in all."""

from collections.abc import Iterator

from scenarios import series
from scenarios.errors import N_
from scenarios.series import futures
from scenarios.series.sets import percents
from tracker import charts
from tracker.papers.paper import Block, Item, Items
from tracker.papers.report.changed import is_repaired
from tracker.papers.report.decided import late
from tracker.papers.report.span import Span


def brief(span: Span) -> Iterator[Block]:
    """Say in a few sentences what matters most, for a reader with two minutes."""
    yield Items(tuple(Item(text) for text in _sentences(span) if text))


def _sentences(span: Span) -> Iterator[str]:
    visit = span.visit
    history, moment, today, words = visit.history, visit.moment, visit.today, visit.words
    if span.first and visit.snapshot.keys("goal"):
        flow = visit.kept(series.status_flow, history, span.first.moment, moment)
        yield charts.flow.alt(flow, words)
    yield _met(span)
    yield _steps(span)
    likelihoods = visit.kept(series.likelihoods, history, moment, today)
    yield "" if likelihoods.empty else charts.likelihoods.alt(likelihoods, words)
    load = visit.kept(series.resource_load, visit.snapshot)
    yield "" if load.empty else charts.load.alt(load, words)
    strips = visit.kept(futures.signpost_strips, history, moment, today)
    yield "" if strips.empty else charts.strips.alt(strips, words)
    lives = visit.kept(futures.life_lines, history, moment, today)
    yield "" if lives.empty else charts.lives.alt(lives, words)
    codes = sorted(row["decision"] for row in late(span))
    if codes:
        yield visit.say(N_("Late decisions: {codes}."), codes=words.listed(codes))
    yield from _counted(span)


def _counted(span: Span) -> Iterator[str]:
    """Say how many fields are other than they were, and how many records came and went."""
    if span.difference is None:
        return
    say_n, found = span.visit.words.say_n, span.difference
    minds = sum(not is_repaired(change) for change in found.revised)
    yield say_n("{n} field has another value.", "{n} fields have another value.", minds)
    if found.added:
        yield say_n("{n} record is new.", "{n} records are new.", len(found.added))
    if found.retired:
        yield say_n("{n} record is retired.", "{n} records are retired.", len(found.retired))


def _steps(span: Span) -> str:
    """Say by how many points each scenario is held likelier or less likely than it was."""
    if span.before is None:
        return ""
    words, before, after = span.visit.words, percents(span.before), percents(span.snapshot)
    steps = {code: (before.get(code), now) for code, now in after.items()}
    told = [
        f"{code} {words.signed(now - was)}"
        for code, (was, now) in steps.items()
        if was is not None and now is not None
    ]
    return span.visit.say(N_("Likelihoods: {steps}."), steps=", ".join(told)) if told else ""


def _met(span: Span) -> str:
    """Say which indicators meet their target, of those that can be judged."""
    table = span.visit.kept(series.progress, span.snapshot)
    judged = [(code, met) for code, met in zip(table["indicator"], table["met"], strict=True)]
    told = [code for code, met in judged if met]
    count = sum(met is not None for _, met in judged)
    if not count:
        return ""
    words = span.visit.words
    if not told:
        return words.say(N_("No indicator of {count} meets its target."), count=count)
    return words.say_n(
        "{n} indicator of {count} meets its target: {codes}.",
        "{n} indicators of {count} meet their target: {codes}.",
        len(told),
        count=count,
        codes=words.listed(told),
    )
