"""Step four: the difference, on what terms it is written, and what is kept for the next file."""

from dataclasses import replace

from tracker.exchange.asked import Asked
from tracker.exchange.office.guesses import Proposal
from tracker.forms.importing.clashes import taken
from tracker.forms.importing.difference import difference
from tracker.forms.importing.profiles import keeping
from tracker.forms.importing.seeing import seen
from tracker.forms.importing.terms import terms_said
from tracker.forms.importing.way import Way
from tracker.forms.importing.writing import bring_in
from tracker.visit import Visit


def outcome(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw what would change, and the button that brings it in."""
    profile = proposal.profile(way.profile or way.file.name)
    leaf = proposal.layout.leaf
    profile = replace(profile, sheet=leaf.sheet, encoding=leaf.encoding, delimiter=leaf.delimiter)
    terms = replace(terms_said(visit, way.terms), clashes="keep", taken=taken())
    asked = Asked(files=(way.file,), profile=profile, terms=terms, layout=proposal.layout)
    found = seen(visit, asked)
    if found is not None:
        difference(visit, found)
        keeping(visit, way, proposal)
        bring_in(visit, asked, found)
