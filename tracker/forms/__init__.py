"""Forms derived from the kinds: add, change and take back any record."""

from tracker.forms.acts import acts
from tracker.forms.adding import add, offer
from tracker.forms.arranging import arranging
from tracker.forms.claims import claim, outcome
from tracker.forms.drafts import tell, told
from tracker.forms.finalising import finalising
from tracker.forms.forgetting import forgetting
from tracker.forms.importing import importing, is_on_its_way
from tracker.forms.inviting import inviting
from tracker.forms.likelihoods import likelihoods, whose
from tracker.forms.meeting import begin, complaint, hold, take_part
from tracker.forms.notes import addendum, free_text
from tracker.forms.personal import CHOSEN_LANGUAGE, language, speak, who_writes
from tracker.forms.planning import move, plan
from tracker.forms.saving import PERSON, writer
from tracker.forms.subscribing import subscribing
from tracker.forms.undoing import undo_change

__all__ = [
    "CHOSEN_LANGUAGE",
    "PERSON",
    "acts",
    "add",
    "addendum",
    "arranging",
    "begin",
    "claim",
    "complaint",
    "finalising",
    "forgetting",
    "free_text",
    "hold",
    "importing",
    "inviting",
    "is_on_its_way",
    "language",
    "likelihoods",
    "move",
    "offer",
    "outcome",
    "plan",
    "speak",
    "subscribing",
    "take_part",
    "tell",
    "told",
    "undo_change",
    "who_writes",
    "whose",
    "writer",
]
